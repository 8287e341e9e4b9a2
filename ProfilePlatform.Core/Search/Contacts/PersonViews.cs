using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>Shows people to members.</summary>
public sealed class PersonViews(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>The person, where they are listed for the viewer; with a search only where they were found and paid for.</summary>
    public async Task<SearchOutcome<PersonView>> OfAsync(Viewer viewer, Guid personId, Guid? searchId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (searchId is { } id)
        {
            var (search, end) = await db.FindOwnAsync(viewer, id, time.GetUtcNow(), cancellationToken);
            if (search is null)
            {
                return new SearchOutcome<PersonView>(end);
            }

            if (!await db.Set<StoredResult>().AnyAsync(result => result.SearchId == id && result.ProfileId == personId && result.PaidAt != null, cancellationToken))
            {
                return new SearchOutcome<PersonView>(SearchEnd.Missing);
            }
        }

        if (!(await ShownPerson.ReadAsync(db, viewer, [personId], cancellationToken)).TryGetValue(personId, out var person))
        {
            return new SearchOutcome<PersonView>(SearchEnd.Missing);
        }

        var offer = ContactOffer.Of(person.Profile);
        var own = viewer.UserId is { } user && person.Profile.OwnerId == user;
        var contact = own || offer is null || await IsOpenAsync(db, viewer, personId, cancellationToken) ? offer : null;
        return new SearchOutcome<PersonView>(
            SearchEnd.Done, new PersonView(ProfileView.Of(person.Profile, contact: false) with { Contact = contact }, person.Cards, offer is not null));
    }

    // What was paid for once is seen wherever the person is.
    private static Task<bool> IsOpenAsync(AppDbContext db, Viewer viewer, Guid personId, CancellationToken cancellationToken)
    {
        var account = CreditAccount.Of(viewer);
        return db.Set<ContactUnlock>().AnyAsync(unlock => account != null && unlock.AccountId == account && unlock.ProfileId == personId, cancellationToken);
    }
}
