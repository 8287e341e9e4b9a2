using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>Closeness of texts in meaning, by this machine's encoder; none without it.</summary>
internal sealed class TextVectors(ILogger<TextVectors> log, [FromKeyedServices(LocalEncoder.Key)] IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    private static readonly Closeness None = new(new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal));

    /// <summary>Makes the vectors of texts; empty ones have none.</summary>
    public async Task<Closeness> OfAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        string[] distinct = [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal)];
        if (encoder is null || distinct.Length == 0)
        {
            return None;
        }

        try
        {
            var vectors = await encoder.GenerateAsync(distinct.Select(ProfileText.Line), cancellationToken: cancellationToken);
            return new Closeness(distinct.Zip(vectors).ToDictionary(pair => pair.First, pair => pair.Second.Vector, StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Words still say something.
            log.WithoutVectors(exception);
            return None;
        }
    }

    /// <summary>The vectors of some texts.</summary>
    internal sealed class Closeness(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors)
    {
        /// <summary>True without an encoder.</summary>
        public bool IsEmpty => vectors.Count == 0;

        /// <summary>Cosine of two texts, −1 to 1; 0 where either has no vector.</summary>
        public double Cosine(string left, string right) => vectors.TryGetValue(left, out var one) && vectors.TryGetValue(right, out var other)
            ? TensorPrimitives.CosineSimilarity(one.Span, other.Span)
            : 0;
    }
}
