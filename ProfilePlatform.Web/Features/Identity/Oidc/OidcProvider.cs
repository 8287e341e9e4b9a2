using System.Text.Json;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>
/// The provider's document and keys, fetched when they are first needed and kept. It never keeps anybody waiting for long: a provider that did not
/// answer is left alone for some seconds, and what was known of it goes on being used.
/// </summary>
internal sealed class OidcProvider(SignInOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan DocumentKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeysKept = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);
    private const int LargestAnswer = 256 * 1024;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (ProviderDocument Value, DateTimeOffset At)? _document;
    private (IReadOnlyList<SigningKey> Value, DateTimeOffset At)? _keys;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>For calls to the provider: no redirects, a short wait, small answers.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>What the provider says of itself; throws <see cref="ProviderUnavailableException"/> where it does not answer.</summary>
    public Task<ProviderDocument> DocumentAsync(CancellationToken cancellationToken) => OneAtATimeAsync(async () =>
    {
        var now = time.GetUtcNow();
        if (_document is { } known && now - known.At < DocumentKept)
        {
            return known.Value;
        }

        try
        {
            var address = new Uri(options.Authority.OriginalString.TrimEnd('/') + "/.well-known/openid-configuration");
            var document = ProviderDocument.Read(await ReadAsync(address, now, cancellationToken), options.Authority);
            _document = (document, now);
            return document;
        }
        catch (ProviderUnavailableException) when (_document is not null)
        {
            return _document.Value.Value;
        }
    }, cancellationToken);

    /// <summary>The key that a token names. An unknown name makes the set be fetched anew, but not more than every few seconds.</summary>
    public async Task<SigningKey?> KeyAsync(string algorithm, string? id, CancellationToken cancellationToken)
    {
        var document = await DocumentAsync(cancellationToken);
        return await OneAtATimeAsync(async () =>
        {
            var now = time.GetUtcNow();
            var age = _keys is { } known ? now - known.At : TimeSpan.MaxValue;
            if (age >= KeysKept || (age >= BetweenTries && Pick(algorithm, id) is null))
            {
                _keys = (SigningKey.Read(await ReadAsync(new Uri(document.KeysAddress), now, cancellationToken)), now);
            }

            return Pick(algorithm, id);
        }, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        _gate.Dispose();
    }

    // Without a name there must be no doubt which key is meant.
    private SigningKey? Pick(string algorithm, string? id) =>
        _keys!.Value.Value.Where(key => key.Algorithm == algorithm && (id is null || key.Id == id)).Take(2).ToArray() is [var only] ? only : null;

    private async Task<JsonElement> ReadAsync(Uri address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - _failedAt < BetweenTries)
        {
            throw new ProviderUnavailableException("it did not answer a moment ago");
        }

        try
        {
            using var response = await Client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : throw new ProviderUnavailableException($"{address.AbsolutePath} answered {(int)response.StatusCode}");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or OperationCanceledException or JsonException or ProviderUnavailableException)
        {
            _failedAt = now;
            throw exception as ProviderUnavailableException ?? new ProviderUnavailableException($"{address.AbsolutePath} could not be read: {exception.GetType().Name}", exception);
        }
    }

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _gate.Release();
        }
    }
}
