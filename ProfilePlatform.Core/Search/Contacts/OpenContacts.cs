using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>Somebody whose contact details a member has opened, as sent in JSON.</summary>
/// <param name="PersonId">The profile.</param>
/// <param name="Slug">Their name in addresses.</param>
/// <param name="Name">Their name.</param>
/// <param name="Headline">As of <see cref="FoundPerson.Headline"/>.</param>
/// <param name="SearchId">The search that found them; null where none did.</param>
/// <param name="UnlockedAt">When it was opened, the last time.</param>
/// <param name="Contact">The details as they are now; null where they are no longer offered.</param>
public sealed record OpenContact(Guid PersonId, string Slug, string Name, string Headline, Guid? SearchId, DateTimeOffset UnlockedAt, ContactView? Contact);

/// <summary>Lists whose contact details a member has opened.</summary>
public sealed class OpenContacts(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Each person once, latest first; whoever is hidden now is left out.</summary>
    public async Task<Paged<OpenContact>> ListAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = CreditAccount.Of(viewer);
        var unlocks = db.Set<ContactUnlock>().AsNoTracking();
        var latest = unlocks.Where(unlock => account != null && unlock.AccountId == account
            && !unlocks.Any(later => later.AccountId == unlock.AccountId && later.ProfileId == unlock.ProfileId && later.Id > unlock.Id));
        var found = await latest.Join(db.Set<Profile>().AsNoTracking().ListedFor(viewer), unlock => unlock.ProfileId, profile => profile.Id, (unlock, profile) => new { unlock, profile })
            .OrderByDescending(row => row.unlock.Id).ToPageAsync(page, cancellationToken);
        return new Paged<OpenContact>([.. found.Items.Select(row => Of(row.unlock, row.profile))], found.Total, found.Page);
    }

    /// <summary>The details that a member has opened of <paramref name="people"/>, by person.</summary>
    public async Task<IReadOnlyDictionary<Guid, ContactView>> OfAsync(Viewer viewer, IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (account, ids) = (CreditAccount.Of(viewer), people.ToList());
        var open = await db.Set<Profile>().AsNoTracking().ListedFor(viewer).Where(profile => ids.Contains(profile.Id) && account != null
            && db.Set<ContactUnlock>().Any(unlock => unlock.AccountId == account && unlock.ProfileId == profile.Id)).ToListAsync(cancellationToken);
        return open.Select(profile => (profile.Id, Contact: ContactOffer.Of(profile))).Where(pair => pair.Contact is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Contact!);
    }

    private static OpenContact Of(ContactUnlock unlock, Profile profile) => new(
        profile.Id, profile.Slug, profile.DisplayName, FoundPeople.Headline(profile), unlock.SearchId == Guid.Empty ? null : unlock.SearchId,
        unlock.UnlockedAt, ContactOffer.Of(profile));
}
