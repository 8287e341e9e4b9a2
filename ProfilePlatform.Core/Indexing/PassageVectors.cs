using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Gives passages their vectors; a text that this profile's index knows already costs nothing.</summary>
internal sealed class PassageVectors(
    IProfileIndex index, IDbContextFactory<AppDbContext> contexts, ILogger<PassageVectors> logger,
    IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    private const int BatchSize = 64;

    /// <summary>
    /// The passages with their vectors, of one encoder and one length. Without an encoder, or when it fails, all vectors are empty: retrieval is then
    /// lexical.
    /// </summary>
    public async Task<IndexContent> AddAsync(
        Guid profileId, long version, IReadOnlyList<Chunk> chunks, bool reuse, CancellationToken cancellationToken)
    {
        if (encoder is not null)
        {
            try
            {
                return await EncodeAsync(encoder, profileId, version, chunks, reuse, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.EncoderFailed(exception, profileId);
            }
        }

        return new IndexContent(version, "", 0, [.. chunks.Select(chunk => (chunk, ReadOnlyMemory<float>.Empty))]);
    }

    private async Task<IndexContent> EncodeAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, Guid profileId, long version, IReadOnlyList<Chunk> chunks, bool reuse,
        CancellationToken cancellationToken)
    {
        var name = generator.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? generator.GetType().Name;
        var hashes = chunks.Select(chunk => TextHash.Of(chunk.Text)).ToList();
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        if (reuse)
        {
            foreach (var (hash, vector) in await index.KnownVectorsAsync(profileId, name, [.. hashes.Distinct()], cancellationToken))
            {
                vectors[hash] = vector;
            }
        }

        var slug = await SlugAsync(profileId, cancellationToken);
        var missing = chunks.Zip(hashes).Where(pair => !vectors.ContainsKey(pair.Second)).DistinctBy(pair => pair.Second);
        foreach (var ofDocument in missing.GroupBy(pair => pair.First.DocumentId).ToList())
        {
            var call = new EmbeddingCall(profileId, slug) { DocumentId = ofDocument.Key }.ToOptions();
            foreach (var batch in ofDocument.Chunk(BatchSize))
            {
                var made = await generator.GenerateAsync(batch.Select(pair => pair.First.Text), call, cancellationToken);
                for (var i = 0; i < batch.Length; i++)
                {
                    vectors[batch[i].Second] = made[i].Vector;
                }
            }
        }

        var dimensions = vectors.Count > 0 ? vectors.Values.First().Length : 0;
        if (vectors.Values.Any(vector => vector.Length != dimensions))
        {
            // The server gives the same model other dimensions than it did.
            return reuse
                ? await EncodeAsync(generator, profileId, version, chunks, reuse: false, cancellationToken)
                : throw new InvalidDataException("The encoder's vectors differ in length.");
        }

        return new IndexContent(version, name, dimensions, [.. chunks.Zip(hashes, (chunk, hash) => (chunk, vectors[hash]))]);
    }

    private async Task<string> SlugAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().Where(profile => profile.Id == profileId).Select(profile => profile.Slug).SingleOrDefaultAsync(cancellationToken) ?? "";
    }
}
