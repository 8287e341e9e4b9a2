using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Vectors of queries, by the encoder that embedded the cards.</summary>
internal sealed class QueryVectors(ILogger<QueryVectors> log, IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    // It belongs to no profile: the platform pays for it.
    private static readonly EmbeddingGenerationOptions Call = new EmbeddingCall(null, "") { IsQuestion = true }.ToOptions();

    /// <summary>The query's vector; empty where it has none.</summary>
    /// <exception cref="EncoderDownException">A server makes vectors, and it does not.</exception>
    public async Task<ReadOnlyMemory<float>> OfAsync(string text, CancellationToken cancellationToken)
    {
        if (encoder is null || string.IsNullOrWhiteSpace(text))
        {
            return ReadOnlyMemory<float>.Empty;
        }

        try
        {
            return (await encoder.GenerateAsync([text], Call, cancellationToken))[0].Vector;
        }
        catch (LlmException exception)
        {
            throw new EncoderDownException(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // This machine's own encoder: words still find people.
            log.QueryWithoutVector(exception);
            return ReadOnlyMemory<float>.Empty;
        }
    }
}

/// <summary>The server that embeds queries does not answer.</summary>
public sealed class EncoderDownException(LlmException cause) : Exception("The server that embeds queries does not answer.", cause)
{
    /// <summary>When to try again, where the server says so.</summary>
    public TimeSpan? RetryAfter => cause.RetryAfter;
}
