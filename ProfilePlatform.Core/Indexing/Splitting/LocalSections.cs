using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>The local splitter, with an encoder where there is one that works.</summary>
internal sealed class LocalSections([FromKeyedServices(LocalEncoder.Key)] IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    public async Task<IReadOnlyList<Section>> OfAsync(CanonicalText text, CancellationToken cancellationToken)
    {
        try
        {
            return encoder is null ? LocalSectionSplitter.Split(text) : await LocalSectionSplitter.SplitAsync(text, encoder, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The encoder's files are broken: words alone label prose too.
            return LocalSectionSplitter.Split(text);
        }
    }
}
