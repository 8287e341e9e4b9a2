using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>A member's searches, for nothing.</summary>
public sealed class SearchSessions(IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, TimeProvider time)
{
    /// <summary>Opens a search again, with whom the member paid for and may still see.</summary>
    public async Task<SearchOutcome<OpenSearch>> OpenAsync(Viewer viewer, Guid searchId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (search, end) = await db.FindOwnAsync(viewer, searchId, time.GetUtcNow(), cancellationToken);
        if (search is null)
        {
            return new SearchOutcome<OpenSearch>(end);
        }

        var paid = await db.Set<StoredResult>().AsNoTracking().Where(result => result.SearchId == searchId && result.PaidAt != null).ToListAsync(cancellationToken);
        var listed = await ShownPerson.ReadAsync(db, viewer, paid.Select(result => result.ProfileId), cancellationToken);
        var asked = search.Request();
        var answer = new SearchAnswer(
            search.Id, FoundPeople.Of(paid, listed), search.NumCards, search.Charged, search.FallbackTier, search.Criteria(), search.FoundCount);
        return new SearchOutcome<OpenSearch>(
            SearchEnd.Done, new OpenSearch(answer, search.Query, asked.Request, asked.SalaryMin, search.ExpiresAt, search.AlertsSince is not null));
    }

    /// <summary>People of some ranks, where all who may be seen among them were paid for; else not enough, with the cost of 1.</summary>
    public async Task<SearchOutcome<MoreAnswer>> PageAsync(Viewer viewer, Guid searchId, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (search, end) = await db.FindOwnAsync(viewer, searchId, time.GetUtcNow(), cancellationToken);
        if (search is null)
        {
            return new SearchOutcome<MoreAnswer>(end);
        }

        var last = offset + limit;
        var batch = await db.Set<StoredResult>().AsNoTracking()
            .Where(result => result.SearchId == searchId && result.Rank > offset && result.Rank <= last).ToListAsync(cancellationToken);
        var listed = await ShownPerson.ReadAsync(db, viewer, batch.Select(result => result.ProfileId), cancellationToken);
        return batch.Exists(result => result.PaidAt is null && listed.ContainsKey(result.ProfileId))
            ? new SearchOutcome<MoreAnswer>(SearchEnd.NotEnough, Cost: 1)
            : new SearchOutcome<MoreAnswer>(SearchEnd.Done, new MoreAnswer(FoundPeople.Of(batch, listed), 0));
    }

    /// <summary>The member's searches, latest first.</summary>
    public async Task<Paged<PastSearch>> HistoryAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<StoredSearch>().AsNoTracking().OwnedBy(viewer)
            .OrderByDescending(search => search.CreatedAt).ThenByDescending(search => search.Id).ToPageAsync(page, cancellationToken);
        return new Paged<PastSearch>([.. found.Items.Select(Past)], found.Total, found.Page);
    }

    /// <summary>One of them; null where the member has no such search.</summary>
    public async Task<PastSearch?> FindAsync(Viewer viewer, Guid searchId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StoredSearch>().AsNoTracking().OwnedBy(viewer).SingleOrDefaultAsync(search => search.Id == searchId, cancellationToken) is { } found ? Past(found) : null;
    }

    /// <summary>Removes a search with its results; false where the member has no such search. What it opened stays open.</summary>
    public Task<bool> DeleteAsync(Viewer viewer, Guid searchId, CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, token) =>
        {
            if (await db.Set<StoredSearch>().OwnedBy(viewer).SingleOrDefaultAsync(search => search.Id == searchId, token) is not { } found)
            {
                return false;
            }

            db.Remove(found);
            return true;
        },
        cancellationToken);

    private PastSearch Past(StoredSearch search) => new(
        search.Id, search.Query, search.CreatedAt, search.ExpiresAt, search.ExpiresAt <= time.GetUtcNow(), search.PaidCount, search.AlertsSince is not null);
}
