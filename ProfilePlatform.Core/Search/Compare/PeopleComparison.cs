using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Compare;

/// <summary>Puts people side by side on what a search asks for.</summary>
public sealed class PeopleComparison(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Most people at once.</summary>
    public const int Most = 4;

    /// <summary>
    /// The comparison, of those who are listed for <paramref name="viewer"/>; null where fewer than two are left. Whether they were paid for is for the
    /// caller to ask.
    /// </summary>
    /// <exception cref="ArgumentException">Not two to four different people.</exception>
    public async Task<Comparison?> OfAsync(Viewer viewer, IReadOnlyList<Guid> personIds, PeopleQuery query, CancellationToken cancellationToken)
    {
        if (personIds.Count is < 2 or > Most || personIds.Distinct().Count() != personIds.Count)
        {
            throw new ArgumentException("Two to four different people can be compared.", nameof(personIds));
        }

        List<Guid> ids = [.. personIds];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cards = (await db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children.OrderBy(child => child.Position))
            .Where(card => ids.Contains(card.ProfileId) && card.State != CardState.Dismissed).ToListAsync(cancellationToken)).ToLookup(card => card.ProfileId);
        // Last, so that who was hidden meanwhile is gone.
        var profiles = await db.Set<Profile>().AsNoTracking().ListedFor(viewer).Where(profile => ids.Contains(profile.Id))
            .ToDictionaryAsync(profile => profile.Id, cancellationToken);
        var people = ids.Where(profiles.ContainsKey).Select(id => new ComparedCards(profiles[id], cards[id])).ToList();
        return people.Count < 2 ? null : new Comparison(
            [.. people.Select(person => new ComparedPerson(person.Profile.Id, person.Profile.Slug, person.Profile.DisplayName, person.Profile.Headline))],
            ComparisonRows.Of(query, people));
    }
}
