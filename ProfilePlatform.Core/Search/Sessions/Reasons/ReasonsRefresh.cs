using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions.Reasons;

/// <summary>Puts a model's reasons in the place of local ones: where the model had failed, where nobody waited for it, and for batches paid for later.</summary>
internal sealed class ReasonsRefresh(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, ReasonBatches reasons, SearchChanges changes, TimeProvider time)
{
    /// <summary>A model that was asked this often in vain is not asked again; the local reasons stay.</summary>
    public const int MostTries = 5;

    private const int SearchesInSweep = 50;

    private readonly ConcurrentDictionary<Guid, bool> _atWork = new();

    /// <summary>Does so for searches that wait.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var search in await WaitingAsync(cancellationToken))
        {
            await RunAsync(search, cancellationToken);
        }
    }

    /// <summary>Does so for one search; nothing while another call is at it.</summary>
    public async Task RunAsync(Guid searchId, CancellationToken cancellationToken)
    {
        if (!_atWork.TryAdd(searchId, true))
        {
            return;
        }

        try
        {
            if (await AskAsync(searchId, cancellationToken) is { Count: > 0 } said)
            {
                await WriteAsync(searchId, said, cancellationToken);
            }
        }
        finally
        {
            _atWork.TryRemove(searchId, out _);
        }
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(db).Join(db.Set<StoredSearch>().Where(search => search.ExpiresAt > now), result => result.SearchId, search => search.Id, (_, search) => search.Id)
            .Distinct().Take(SearchesInSweep).ToListAsync(cancellationToken);
    }

    private static IQueryable<StoredResult> Waiting(AppDbContext db) =>
        db.Set<StoredResult>().Where(result => result.ReasonsState == ReasonsStates.Pending && result.PaidAt != null);

    /// <summary>What was said by person; null where it was in vain. Whoever is hidden now keeps what they have.</summary>
    private async Task<Dictionary<Guid, IReadOnlyList<MatchReason>?>> AskAsync(Guid searchId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await Waiting(db).AsNoTracking().Where(result => result.SearchId == searchId).OrderBy(result => result.Rank).ToListAsync(cancellationToken);
        if (waiting.Count == 0 || await db.Set<StoredSearch>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == searchId, cancellationToken) is not { } search)
        {
            return [];
        }

        var listed = await ShownPerson.ReadAsync(db, Viewer.Platform, waiting.Select(result => result.ProfileId), cancellationToken);
        var criteria = EvidenceFrom.Effective(search.Criteria(), search.Request().Request);
        var evidence = waiting.Where(result => listed.ContainsKey(result.ProfileId))
            .Select(result => EvidenceFrom.Of(listed[result.ProfileId], result.Details().Cards, result.Details().Children, criteria)).ToList();
        var said = reasons.CanAsk ? await reasons.AskAsync(criteria, evidence, cancellationToken) : new Dictionary<Guid, IReadOnlyList<MatchReason>?>();
        return waiting.ToDictionary(
            result => result.ProfileId, result => said.TryGetValue(result.ProfileId, out var own) ? own : (IReadOnlyList<MatchReason>)result.Reasons());
    }

    private async Task WriteAsync(Guid searchId, Dictionary<Guid, IReadOnlyList<MatchReason>?> said, CancellationToken cancellationToken)
    {
        var changed = await writer.WriteAsync(async (db, token) =>
        {
            var rows = await Waiting(db).Where(result => result.SearchId == searchId).ToListAsync(token);
            foreach (var row in rows.Where(row => said.ContainsKey(row.ProfileId)))
            {
                var own = said[row.ProfileId];
                row.ReasonsTries += own is null ? 1 : 0;
                row.ReasonsJson = own is null ? row.ReasonsJson : SearchJson.Of(own);
                row.ReasonsState = own is null && row.ReasonsTries < MostTries ? ReasonsStates.Pending : ReasonsStates.Final;
            }

            return rows.Where(row => row.ReasonsState == ReasonsStates.Final).ToList();
        }, cancellationToken);
        foreach (var row in changed)
        {
            changes.Tell(new ReasonsChange(searchId, row.ProfileId, [.. row.Reasons().Select(reason => reason.Text)]));
        }
    }
}
