using System.Globalization;
using System.Net;

namespace ProfilePlatform.Core.Notifications.Channels;

/// <summary>
/// Requests to the providers that are configured, and to nowhere else: no redirects (the key goes to the configured address alone), no cookies, answers
/// of limited size and time.
/// </summary>
internal sealed class ProviderHttp(NotificationOptions options, TimeProvider time) : IDisposable
{
    private const long LongestAnswer = 64 * 1024;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectLimit,
        PooledConnectionLifetime = ConnectionAge,
        MaxResponseDrainSize = 0,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Sends and says what came of it: 2xx is confirmed; 408, 429, 5xx and what a change of settings mends can be tried again; the rest cannot.</summary>
    public async Task<SendResult> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Patience);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Result(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Later("The service did not answer in time.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return SendResult.Later((exception as HttpRequestException)?.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                ? "The service could not be reached." : "The connection to the service broke.");
        }
    }

    public void Dispose() => _client.Dispose();

    private SendResult Result(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => SendResult.Sent,
            429 => SendResult.Later("The service takes no more just now (429).", AskedBy(response)),
            401 or 403 => SendResult.Later($"The service does not take the key ({status})."),
            408 or >= 500 => SendResult.Later($"The service has a fault of its own ({status}).", AskedBy(response)),
            < 400 => SendResult.Later($"Something else answers at the service’s address ({status})."),
            _ => SendResult.Refused($"The service refused the message ({status})."),
        };
    }

    private TimeSpan? AskedBy(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is { } asked)
        {
            return asked.Delta ?? asked.Date - time.GetUtcNow();
        }

        // SendGrid and Pushover name the second at which more is taken.
        foreach (var name in new[] { "X-RateLimit-Reset", "X-Limit-App-Reset" })
        {
            if (response.StatusCode == HttpStatusCode.TooManyRequests && response.Headers.TryGetValues(name, out var values)
                && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second < uint.MaxValue)
            {
                return DateTimeOffset.FromUnixTimeSeconds(second) - time.GetUtcNow();
            }
        }

        return null;
    }
}
