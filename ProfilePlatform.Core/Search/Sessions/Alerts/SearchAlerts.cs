using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions.Alerts;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Searches of which a member is told when new people match.</summary>
public sealed class SearchAlerts
{
    /// <summary>Most searches that a member can have watched.</summary>
    public const int Most = 20;

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly PlatformWriter _writer;
    private readonly MatchesNow _matches;
    private readonly TimeProvider _time;

    internal SearchAlerts(IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, MatchesNow matches, TimeProvider time) =>
        (_contexts, _writer, _matches, _time) = (contexts, writer, matches, time);

    /// <summary>Has a search watched, or no longer. Whoever matches now is no news later.</summary>
    public async Task<AlertEnd> SetAsync(Viewer viewer, Guid searchId, bool alerts, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<StoredSearch>().AsNoTracking().OwnedBy(viewer).SingleOrDefaultAsync(search => search.Id == searchId, cancellationToken) is not { } known)
        {
            return AlertEnd.Missing;
        }

        if (alerts == known.AlertsSince is not null)
        {
            return AlertEnd.Done;
        }

        var now = alerts ? await _matches.OfAsync(known, cancellationToken) : null;
        return await _writer.WriteAsync((inner, token) => WriteAsync(inner, viewer, searchId, now, token), cancellationToken);
    }

    private async Task<AlertEnd> WriteAsync(AppDbContext db, Viewer viewer, Guid searchId, Matches? now, CancellationToken cancellationToken)
    {
        if (await db.Set<StoredSearch>().OwnedBy(viewer).SingleOrDefaultAsync(search => search.Id == searchId, cancellationToken) is not { } search)
        {
            return AlertEnd.Missing;
        }

        db.RemoveRange(await db.Set<SeenMatch>().Where(seen => seen.SearchId == searchId).ToListAsync(cancellationToken));
        if (now is null)
        {
            (search.AlertsSince, search.AlertsCheckedAt, search.AlertsIndex) = (null, null, "");
            return AlertEnd.Done;
        }

        if (search.AlertsSince is null && await db.Set<StoredSearch>().OwnedBy(viewer).CountAsync(found => found.AlertsSince != null, cancellationToken) >= Most)
        {
            return AlertEnd.TooMany;
        }

        (search.AlertsSince, search.AlertsCheckedAt, search.AlertsIndex) = (_time.GetUtcNow(), _time.GetUtcNow(), now.Index);
        db.AddRange(now.All.Select(profile => new SeenMatch { SearchId = searchId, ProfileId = profile }));
        return AlertEnd.Done;
    }
}

/// <summary>What came of a wish to be told.</summary>
public enum AlertEnd
{
    /// <summary>It is as wished.</summary>
    Done,

    /// <summary>The member has no such search.</summary>
    Missing,

    /// <summary>They have <see cref="SearchAlerts.Most"/> watched already.</summary>
    TooMany,
}
