using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Stores what became of a run, in one transaction with the cards and the profile's topics.</summary>
internal sealed class IndexRunEnd(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time, ILogger<IndexRunEnd> logger)
{
    /// <summary>The version that the profile's passages will have.</summary>
    public async Task<long> NextVersionAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return 1 + await db.Set<Profile>().Where(profile => profile.Id == profileId)
            .Select(profile => Math.Max(profile.ContentVersion, profile.IndexVersion)).SingleAsync(cancellationToken);
    }

    /// <summary>The passages are in the index: the run is done.</summary>
    public async Task FinishAsync(
        IndexRun run, IndexContent content, IReadOnlyList<IndexChange> changes, IReadOnlyList<Document> documents,
        IReadOnlyList<ExperienceCard> cards, CancellationToken cancellationToken)
    {
        var byDocument = changes.ToDictionary(change => change.DocumentId);
        foreach (var (row, document) in run.Documents.Zip(documents))
        {
            var change = byDocument.GetValueOrDefault(document.Id);
            (row.ChunksAdded, row.ChunksKept, row.ChunksRemoved) = (change?.Added ?? 0, change?.Kept ?? 0, change?.Removed ?? 0);
            row.State = row.State == IndexState.Failed ? IndexState.Failed : IndexState.Done;
            row.Stage = "";
        }

        run.Chunks = content.Chunks.Count;
        run.FinishedAt = time.GetUtcNow();
        var allFailed = run.Documents.Count > 0 && run.Documents.TrueForAll(row => row.State == IndexState.Failed);
        run.State = allFailed ? IndexState.Failed : IndexState.Done;
        run.Error = allFailed ? "None of the documents could be indexed." : null;
        var topics = content.Chunks.GroupBy(pair => pair.Chunk.Topic, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .Select(group => group.Key).ToList();
        await writer.WriteAsync(async (db, token) =>
        {
            await SaveAsync(db, run, token);
            var profile = await db.Set<Profile>().SingleAsync(found => found.Id == run.ProfileId, token);
            profile.IndexedTopics = topics;
            profile.IndexVersion = content.ContentVersion;
            profile.IndexEncoder = content.Encoder;
            profile.ContentVersion = Math.Max(profile.ContentVersion, content.ContentVersion);
            profile.Version++;
            var present = await SettleDocumentsAsync(db, run, documents, content.ContentVersion, token);
            await CardProposals.ReplaceAsync(db, run.ProfileId, [.. cards.Where(card => card.DocumentId is { } id && present.Contains(id))], token);
            PeopleWork.Add(db, profile.Id, profile.ContentVersion);
            await DirectoryWords.RefreshAsync(db, profile, token);
        }, cancellationToken);
        logger.RunDone(run.Id, run.ProfileId, run.Chunks, run.Documents.Count, changes.Sum(change => change.Added), changes.Sum(change => change.Removed));
    }

    /// <summary>The run failed as a whole; what was indexed before stays.</summary>
    public Task FailAsync(IndexRun run, CancellationToken cancellationToken)
    {
        run.State = IndexState.Failed;
        run.FinishedAt = time.GetUtcNow();
        run.Error = "The documents could not be indexed. What was indexed before still answers; start it again.";
        foreach (var row in run.Documents.Where(row => row.State is IndexState.Queued or IndexState.Running))
        {
            (row.State, row.Stage) = (IndexState.Failed, "");
        }

        return writer.WriteAsync((db, token) => SaveAsync(db, run, token), cancellationToken);
    }

    /// <summary>
    /// Notes which text each document's passages quote. A document that was deleted while the run was at work has its passages pruned again.
    /// Returns the documents that are there.
    /// </summary>
    private static async Task<IReadOnlySet<Guid>> SettleDocumentsAsync(
        AppDbContext db, IndexRun run, IReadOnlyList<Document> documents, long version, CancellationToken cancellationToken)
    {
        var present = await db.Set<Document>().Where(document => document.ProfileId == run.ProfileId)
            .ToDictionaryAsync(document => document.Id, cancellationToken);
        foreach (var document in documents)
        {
            if (present.TryGetValue(document.Id, out var row))
            {
                row.IndexedSha256 = document.Sha256;
            }
            else
            {
                db.Add(new ProjectionWork { ProfileId = run.ProfileId, Target = ProjectionWork.Passages, ContentVersion = version });
            }
        }

        return present.Keys.ToHashSet();
    }

    private static async Task SaveAsync(AppDbContext db, IndexRun run, CancellationToken cancellationToken)
    {
        var stored = await db.Set<IndexRun>().Include(found => found.Documents).SingleAsync(found => found.Id == run.Id, cancellationToken);
        db.Entry(stored).CurrentValues.SetValues(run);
        db.RemoveRange(stored.Documents);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        db.AddRange(run.Documents);
    }
}
