using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>How near each candidate lies to the question by their vectors.</summary>
internal static class DenseSentences
{
    /// <summary>Cosines in the candidates' order; zeros without an encoder.</summary>
    public static async Task<double[]> CosinesAsync(
        IEmbeddingGenerator<string, Embedding<float>>? encoder, Evidence evidence, CancellationToken cancellationToken)
    {
        var cosines = new double[evidence.Candidates.Count];
        if (encoder is null || cosines.Length == 0)
        {
            return cosines;
        }

        string[] texts = [evidence.Question.Text, .. evidence.Candidates.Select(candidate => $"{candidate.Passage.Chunk.Heading}: {candidate.Text}".ReplaceLineEndings(" "))];
        var vectors = await encoder.GenerateAsync(texts, cancellationToken: cancellationToken);
        for (var index = 0; index < cosines.Length; index++)
        {
            cosines[index] = TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vectors[index + 1].Vector.Span);
        }

        return cosines;
    }
}
