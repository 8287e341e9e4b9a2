using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Indexing;

namespace ProfilePlatform.Tests.Retrieval;

/// <summary>Passages in a real index, with or without vectors, and a retriever over them.</summary>
internal sealed class PassageIndex : IDisposable
{
    private readonly ProfileIndexFixture fixture = new();

    private PassageIndex(IEmbeddingGenerator<string, Embedding<float>>? encoder)
    {
        Encoder = encoder;
        Retriever = new Retriever(fixture.Index, Options.Create(new RetrievalOptions()), encoder);
    }

    public Guid ProfileId { get; } = new("0197a000-0000-7000-8000-000000000001");

    public IProfileIndex Index => fixture.Index;

    public IEmbeddingGenerator<string, Embedding<float>>? Encoder { get; }

    public Retriever Retriever { get; }

    /// <summary>The local encoder; null where its files are absent.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>>? LocalEncoder() =>
        EncoderModel.Check(EncoderModel.DefaultFolder).Available ? new SentenceEncoder(EncoderModel.DefaultFolder) : null;

    public static async Task<PassageIndex> OfAsync(IReadOnlyList<Chunk> chunks, IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
    {
        var index = new PassageIndex(encoder);
        var vectors = encoder is null ? null : await encoder.GenerateAsync(chunks.Select(chunk => chunk.Text.ReplaceLineEndings(" ")), cancellationToken: TestContext.Current.CancellationToken);
        var content = new IndexContent(
            1,
            encoder is null ? "" : SentenceEncoder.ModelId,
            vectors is null ? 0 : vectors[0].Vector.Length,
            [.. chunks.Select((chunk, i) => (chunk, vectors is null ? ReadOnlyMemory<float>.Empty : vectors[i].Vector))]);
        await index.Index.ReplaceAsync(index.ProfileId, content, TestContext.Current.CancellationToken);
        return index;
    }

    public void Dispose() => fixture.Dispose();
}
