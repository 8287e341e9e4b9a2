using Microsoft.Extensions.AI;
using ProfilePlatform.Tests.Indexing;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>Vectors that depend on the text alone; counts texts, and fails when told to.</summary>
internal sealed class CountingEncoder(string name, int dimensions = 64) : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Texts { get; private set; }

    public bool Fails { get; set; }

    public int Dimensions { get; set; } = dimensions;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Fails)
        {
            throw new InvalidOperationException("The encoder is down.");
        }

        var texts = values.ToList();
        Texts += texts.Count;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(Passages.Vector(text, Dimensions)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", defaultModelId: name) : null;

    public void Dispose()
    {
    }
}
