using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>
/// Whether the server that embeds answers. After some failures in a row questions leave it alone for a while; then one of them tries it.
/// </summary>
internal sealed class EncoderHealth(EmbeddingOptions options, TimeProvider time)
{
    private const int FailuresBeforeRest = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _restUntil;
    private LlmFault? _fault;

    /// <summary>Names server and model.</summary>
    public string Encoder => options.Encoder;

    /// <summary>What went wrong last; null where it answered last, or was never asked.</summary>
    public LlmFault? Fault
    {
        get
        {
            lock (_lock)
            {
                return _fault;
            }
        }
    }

    /// <summary>True where a question may ask. During a rest: false, and at its end true for one.</summary>
    public bool MayAsk()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_failures < FailuresBeforeRest)
            {
                return true;
            }

            if (now < _restUntil)
            {
                return false;
            }

            _restUntil = now + Rest;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            (_failures, _fault) = (0, null);
        }
    }

    public void Failed(LlmException exception)
    {
        lock (_lock)
        {
            _fault = exception.Fault;
            _failures++;
            _restUntil = time.GetUtcNow() + (exception.RetryAfter is { } wait && wait > Rest && wait < TimeSpan.FromHours(1) ? wait : Rest);
        }
    }
}
