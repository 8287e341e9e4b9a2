using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>A person who may be shown, with their cards that are not dismissed.</summary>
internal sealed record ShownPerson(Profile Profile, IReadOnlyList<ExperienceCard> Cards)
{
    /// <summary>Those of <paramref name="ids"/> whom lists show to <paramref name="viewer"/> now.</summary>
    public static async Task<Dictionary<Guid, ShownPerson>> ReadAsync(AppDbContext db, Viewer viewer, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var profiles = await db.Set<Profile>().AsNoTracking().ListedFor(viewer).Where(profile => wanted.Contains(profile.Id)).ToListAsync(cancellationToken);
        var listed = profiles.Select(profile => profile.Id).ToList();
        var cards = (await db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children)
            .Where(card => listed.Contains(card.ProfileId) && card.State != CardState.Dismissed).ToListAsync(cancellationToken)).ToLookup(card => card.ProfileId);
        return profiles.ToDictionary(
            profile => profile.Id, profile => new ShownPerson(profile, [.. cards[profile.Id].OrderBy(card => card.Position).ThenBy(card => card.Id)]));
    }

    /// <summary>The ids of those.</summary>
    public static async Task<HashSet<Guid>> IdsAsync(AppDbContext db, Viewer viewer, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 ? []
            : [.. await db.Set<Profile>().ListedFor(viewer).Where(profile => wanted.Contains(profile.Id)).Select(profile => profile.Id).ToListAsync(cancellationToken)];
    }
}
