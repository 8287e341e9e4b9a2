using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Why people of a search were found.</summary>
public sealed class SearchReasons(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Why one person of a member's own search was found; only for whom they paid.</summary>
    public async Task<SearchOutcome<WhyAnswer>> OfAsync(Viewer viewer, Guid searchId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (search, end) = await db.FindOwnAsync(viewer, searchId, time.GetUtcNow(), cancellationToken);
        if (search is null)
        {
            return new SearchOutcome<WhyAnswer>(end);
        }

        var result = await db.Set<StoredResult>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.SearchId == searchId && found.ProfileId == personId && found.PaidAt != null, cancellationToken);
        return result is null || (await ShownPerson.IdsAsync(db, viewer, [personId], cancellationToken)).Count == 0
            ? new SearchOutcome<WhyAnswer>(SearchEnd.Missing)
            : new SearchOutcome<WhyAnswer>(SearchEnd.Done, new WhyAnswer(result.Reasons(), result.ReasonsState, result.Score, result.Details().Contributions));
    }
}
