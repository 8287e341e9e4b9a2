using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions.Alerts;

/// <summary>Who matches a stored search.</summary>
/// <param name="News">Those who are news where they were not seen before: all, or where very many match the best alone.</param>
/// <param name="All">All, or very many, so that whoever rises in the ranking because somebody left is no news.</param>
/// <param name="Index">The state of the people index that was searched.</param>
internal sealed record Matches(IReadOnlyList<Guid> News, IReadOnlyList<Guid> All, string Index);

/// <summary>Searches again as a stored search was understood: all conditions hold, no model is asked, nothing is charged.</summary>
internal sealed class MatchesNow(PeopleIndex index, StoredQueries queries, IDbContextFactory<AppDbContext> contexts)
{
    private const int Most = 240;

    /// <summary>Names what is searched now; another name where anybody has changed.</summary>
    public string Index => $"{index.State.Build}:{index.State.Generation}";

    /// <summary>Those who match, the member's own profile apart.</summary>
    public async Task<Matches> OfAsync(StoredSearch search, CancellationToken cancellationToken)
    {
        var name = Index;
        var ranking = RankingProfile.Default with { MinResults = 0 };
        var query = await queries.OrWordsAsync(search, ranking, cancellationToken) with { Most = Most };
        var ids = (await index.SearchAsync(query, cancellationToken)).People.Select(person => person.ProfileId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listed = (await db.Set<Profile>().ListedFor(Viewer.Platform).Where(profile => ids.Contains(profile.Id) && profile.OwnerId != search.AccountId)
            .Select(profile => profile.Id).ToListAsync(cancellationToken)).ToHashSet();
        var all = ids.Count < Most;
        ids.RemoveAll(id => !listed.Contains(id));
        return new Matches(all ? ids : [.. ids.Take(ranking.TopPeopleStored)], ids, name);
    }
}
