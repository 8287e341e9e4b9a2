using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Takes passages of documents and of owner's texts that are gone out of a profile's index.</summary>
internal sealed class PassagePruning(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, IProfileIndex index, OwnTextReading ownTexts)
{
    /// <summary>Does what was ordered for a profile; nothing where nothing was.</summary>
    public async Task PruneAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await db.Set<ProjectionWork>().AsNoTracking()
            .Where(work => work.ProfileId == profileId && work.Target == ProjectionWork.Passages).ToListAsync(cancellationToken);
        if (orders.Count > 0)
        {
            await PruneAsync(profileId, orders, cancellationToken);
        }
    }

    /// <summary>Takes out what owner's texts do not hold any more, where there is anything.</summary>
    public async Task PruneOwnTextsAsync(Guid profileId, CancellationToken cancellationToken)
    {
        var kept = await PresentAsync(profileId, cancellationToken);
        if ((await index.ReadAsync(profileId, [], int.MaxValue, cancellationToken)).Any(chunk => !kept(chunk)))
        {
            await PruneAsync(profileId, [], cancellationToken);
        }
    }

    private async Task PruneAsync(Guid profileId, List<ProjectionWork> orders, CancellationToken cancellationToken)
    {
        var isKept = await PresentAsync(profileId, cancellationToken);
        long version;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            version = await db.Set<Profile>().Where(profile => profile.Id == profileId).Select(profile => profile.ContentVersion)
                .SingleOrDefaultAsync(cancellationToken);
        }

        var left = await KeepAsync(profileId, isKept, version, cancellationToken);
        await writer.WriteAsync(async (db, token) =>
        {
            db.RemoveRange(orders);
            var profile = await db.Set<Profile>().SingleOrDefaultAsync(found => found.Id == profileId, token);
            if (profile is not null && profile.IndexVersion > 0)
            {
                profile.IndexVersion = version;
                profile.IndexedTopics = [.. profile.IndexedTopics.Where(left.Contains)];
                profile.Version++;
            }
        }, cancellationToken);
    }

    private async Task<HashSet<string>> KeepAsync(
        Guid profileId, Func<Chunk, bool> isKept, long version, CancellationToken cancellationToken)
    {
        var encoder = (await index.StatusAsync(profileId, cancellationToken)).Encoder;
        var all = await index.ReadAsync(profileId, [], int.MaxValue, cancellationToken);
        var kept = all.Where(isKept).ToList();
        var known = await index.KnownVectorsAsync(
            profileId, encoder, [.. kept.Select(chunk => TextHash.Of(chunk.Text)).Distinct(StringComparer.Ordinal)], cancellationToken);
        var dimensions = known.Count > 0 ? known.Values.First().Length : 0;
        var content = kept.Select(chunk => (chunk, (ReadOnlyMemory<float>)known.GetValueOrDefault(TextHash.Of(chunk.Text), [])));
        await index.ReplaceAsync(profileId, new IndexContent(version, encoder, dimensions, [.. content]), cancellationToken);
        return kept.Select(chunk => chunk.Topic).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<Func<Chunk, bool>> PresentAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var documents = (await db.Set<Document>().Where(document => document.ProfileId == profileId).Select(document => document.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        var texts = (await ownTexts.ReadAsync(profileId, cancellationToken)).ToDictionary(text => text.Id);
        return chunk => documents.Contains(chunk.DocumentId) || OwnTextReading.Holds(texts, chunk);
    }
}
