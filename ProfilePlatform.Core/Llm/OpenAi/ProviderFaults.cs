using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// Names what went wrong. A provider's own words may repeat the key or the prompt, so nothing of them is kept but a short code, and they are no inner exception.
/// </summary>
internal static partial class ProviderFaults
{
    /// <param name="exception">What the SDK threw.</param>
    public static LlmException Of(Exception exception) => exception switch
    {
        LlmException known => known,
        _ when Inner<ReplyTooLargeException>(exception) is not null => new LlmException(LlmFault.TooLarge, "The provider's reply is too large."),
        _ when Inner<ReplyBrokenException>(exception) is not null => new LlmException(LlmFault.CutOff, "The provider's reply broke off."),
        ClientResultException { Status: > 0 } refused => OfStatus(refused),
        _ when Inner<HttpRequestException>(exception) is { } connection =>
            new LlmException(LlmFault.Unreachable, $"The provider cannot be reached ({connection.HttpRequestError}).", connection),
        // The caller's own cancellation does not come here: it is the time limit for a connection.
        _ when Inner<OperationCanceledException>(exception) is not null => new LlmException(LlmFault.Unreachable, "The provider cannot be reached."),
        _ => new LlmException(LlmFault.Malformed, $"The provider's reply is not what the protocol says ({exception.GetType().Name})."),
    };

    private static T? Inner<T>(Exception exception)
        where T : Exception => Chain(exception).OfType<T>().FirstOrDefault();

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }

    private static LlmException OfStatus(ClientResultException refused)
    {
        var response = refused.GetRawResponse();
        var (code, flagged) = Error(response);
        var fault = refused.Status switch
        {
            // A moderated question is the asker's matter, not the key's.
            403 when flagged => LlmFault.RequestRefused,
            401 or 402 or 403 => LlmFault.KeyRefused,
            408 => LlmFault.TimedOut,
            429 => LlmFault.Throttled,
            >= 500 => LlmFault.ProviderFailed,
            >= 400 => LlmFault.RequestRefused,
            _ => LlmFault.Malformed,
        };
        return new LlmException(fault, $"The provider answered {refused.Status}{(code is null ? "" : $" ({code})")}.") { RetryAfter = RetryAfter(response) };
    }

    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response?.Headers.TryGetValue("Retry-After", out var value) != true || value is null)
        {
            return null;
        }

        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        // The answer's own date, not this machine's clock, which may be off.
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at)
            && response.Headers.TryGetValue("Date", out var date) && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out var now) && at >= now
            ? at - now
            : null;
    }

    /// <summary>The error's code where it is a plain word, and whether moderation stopped the request.</summary>
    private static (string? Code, bool Flagged) Error(PipelineResponse? response)
    {
        try
        {
            using var body = JsonDocument.Parse(response?.Content.ToMemory() ?? default);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object)
            {
                return (null, false);
            }

            var flagged = error.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("reasons", out _);
            var code = error.TryGetProperty("code", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
            return (code is not null && PlainWord().IsMatch(code) ? code : null, flagged);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, false);
        }
    }

    [GeneratedRegex("^[a-z][a-z_]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainWord();
}
