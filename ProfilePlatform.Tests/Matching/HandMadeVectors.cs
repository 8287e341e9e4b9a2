using Microsoft.Extensions.AI;

namespace ProfilePlatform.Tests.Matching;

/// <summary>An encoder that knows a few words: each lies on an axis, and a text is the sum of the words in it.</summary>
internal sealed class HandMadeVectors(params (string Word, int Axis)[] words) : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value =>
        {
            // The last axis is that of nothing in particular, so that no vector is zero.
            var vector = new float[words.Max(word => word.Axis) + 2];
            vector[^1] = 0.1f;
            foreach (var (_, axis) in words.Where(word => value.Contains(word.Word, StringComparison.OrdinalIgnoreCase)))
            {
                vector[axis]++;
            }

            return new Embedding<float>(vector);
        })));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
