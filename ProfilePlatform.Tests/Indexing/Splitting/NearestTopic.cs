using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Tests.Indexing.Splitting;

/// <summary>An encoder for which every text lies on the prototypes of one topic.</summary>
internal sealed class NearestTopic(string topic) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HashSet<string> others = Lexicon.Lines("prototypes").Where(line => !line.StartsWith(topic + ":", StringComparison.Ordinal))
        .SelectMany(line => Lexicon.Items(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], '|')).ToHashSet();

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            values.Select(value => new Embedding<float>(others.Contains(value) ? new float[] { 0, 1 } : new float[] { 1, 0 }))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
