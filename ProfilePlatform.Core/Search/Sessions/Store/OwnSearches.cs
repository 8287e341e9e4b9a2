using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>Whose searches are whose: the one place where that is decided, as part of the query.</summary>
internal static class OwnSearches
{
    /// <summary>The searches of <paramref name="viewer"/>; none for a visitor.</summary>
    public static IQueryable<StoredSearch> OwnedBy(this IQueryable<StoredSearch> searches, Viewer viewer)
    {
        var account = CreditAccount.Of(viewer);
        return searches.Where(search => account != null && search.AccountId == account);
    }

    /// <summary>The viewer's own search, or how looking for it ends: missing (a foreign one too), or expired.</summary>
    public static async Task<(StoredSearch? Search, SearchEnd End)> FindOwnAsync(
        this AppDbContext db, Viewer viewer, Guid searchId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Set<StoredSearch>().OwnedBy(viewer).SingleOrDefaultAsync(search => search.Id == searchId, cancellationToken) is not { } found ? (null, SearchEnd.Missing)
        : found.ExpiresAt <= now ? (null, SearchEnd.Expired)
        : (found, SearchEnd.Done);
}
