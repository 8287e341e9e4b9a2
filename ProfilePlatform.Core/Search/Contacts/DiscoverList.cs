using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>A person to discover, as sent in JSON.</summary>
/// <param name="Id">The profile.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="CurrentLocation">Where they live; empty where not said.</param>
/// <param name="ExperienceSummaries">What their latest cards say, at most five.</param>
public sealed record DiscoveredPerson(Guid Id, string DisplayName, string CurrentLocation, IReadOnlyList<string> ExperienceSummaries);

/// <summary>Lists people without a search.</summary>
public sealed class DiscoverList(IDbContextFactory<AppDbContext> contexts)
{
    private const int MostSummaries = 5;

    /// <summary>Those with a card whom lists show to the viewer, by name.</summary>
    public async Task<Paged<DiscoveredPerson>> PageAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cards = db.Set<ExperienceCard>().AsNoTracking().Where(card => card.State != CardState.Dismissed);
        var found = await db.Set<Profile>().AsNoTracking().ListedFor(viewer).Where(profile => cards.Any(card => card.ProfileId == profile.Id))
            .OrderBy(profile => profile.DisplayName).ThenBy(profile => profile.Id).ToPageAsync(page, cancellationToken);
        var ids = found.Items.Select(profile => profile.Id).ToList();
        var summaries = (await cards.Where(card => ids.Contains(card.ProfileId) && card.Summary != "")
            .Select(card => new { card.ProfileId, card.Summary, card.IsCurrent, Day = card.EndDate ?? card.StartDate ?? "", card.Position }).ToListAsync(cancellationToken))
            .ToLookup(card => card.ProfileId);
        return new Paged<DiscoveredPerson>(
            [.. found.Items.Select(profile => new DiscoveredPerson(
                profile.Id, profile.DisplayName, profile.Location,
                [.. summaries[profile.Id].OrderByDescending(card => card.IsCurrent).ThenByDescending(card => card.Day, StringComparer.Ordinal).ThenBy(card => card.Position)
                    .Take(MostSummaries).Select(card => card.Summary)]))],
            found.Total, found.Page);
    }
}
