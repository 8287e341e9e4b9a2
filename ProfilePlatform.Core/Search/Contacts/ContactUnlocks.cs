using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>Contact details that members open.</summary>
public sealed class ContactUnlocks(ChargedWork charged, TimeProvider time)
{
    /// <summary>Opens a person's contact details: 1 credit, once for each member, person and search; again for nothing.</summary>
    /// <param name="viewer">Who opens.</param>
    /// <param name="personId">The profile.</param>
    /// <param name="searchId">The search that found them, where one did; they must be among its people who were paid for.</param>
    /// <param name="key">Makes a repetition the same request; null: none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SearchOutcome<UnlockAnswer>> UnlockAsync(Viewer viewer, Guid personId, Guid? searchId, string? key, CancellationToken cancellationToken) =>
        SearchCall.Within(viewer, $"PAGE /people/{personId}/unlock-contact", key, new { searchId }) is { } call
            ? SearchCall.Read<UnlockAnswer>(await UnlockAsync(call, personId, searchId, cancellationToken))
            : new SearchOutcome<UnlockAnswer>(SearchEnd.NotSignedIn);

    /// <summary>The same for a request that came from elsewhere; the answer's body is an <see cref="UnlockAnswer"/>.</summary>
    public Task<ChargedOutcome> UnlockAsync(SearchCall call, Guid personId, Guid? searchId, CancellationToken cancellationToken) => charged.RunAsync(
        call.Request, _ => Task.FromResult(true), (db, _, token) => CommitAsync(db, call, personId, searchId, token), cancellationToken);

    private async Task<Charge> CommitAsync(AppDbContext db, SearchCall call, Guid personId, Guid? searchId, CancellationToken cancellationToken)
    {
        if (searchId is { } id && await FoundAsync(db, call.Viewer, id, personId, cancellationToken) is var end and not SearchEnd.Done)
        {
            return Charge.Refused(call.Refused(end));
        }

        var person = await db.Set<Profile>().AsNoTracking().ListedFor(call.Viewer).SingleOrDefaultAsync(profile => profile.Id == personId, cancellationToken);
        if (person is null)
        {
            return Charge.Refused(call.Refused(SearchEnd.Missing));
        }

        if (ContactOffer.Of(person) is not { } contact)
        {
            return Charge.Refused(call.Refused(SearchEnd.ContactNotOffered));
        }

        var (account, of) = (call.Request.Account, searchId ?? Guid.Empty);
        var open = await db.Set<ContactUnlock>().AnyAsync(
            unlock => unlock.AccountId == account && unlock.ProfileId == personId && unlock.SearchId == of, cancellationToken);
        if (!open)
        {
            db.Add(new ContactUnlock { AccountId = account, ProfileId = personId, SearchId = of, UnlockedAt = time.GetUtcNow() });
        }

        return new Charge(open ? 0 : 1, CreditReasons.Unlock, personId.ToString(), SearchCall.Answer(new UnlockAnswer(true, contact)));
    }

    private async Task<SearchEnd> FoundAsync(AppDbContext db, Viewer viewer, Guid searchId, Guid personId, CancellationToken cancellationToken)
    {
        var (search, end) = await db.FindOwnAsync(viewer, searchId, time.GetUtcNow(), cancellationToken);
        return search is null ? end
            : await db.Set<StoredResult>().AnyAsync(result => result.SearchId == searchId && result.ProfileId == personId && result.PaidAt != null, cancellationToken) ? SearchEnd.Done
            : SearchEnd.Missing;
    }
}

/// <summary>Contact details that are open, as sent in JSON.</summary>
public sealed record UnlockAnswer(bool Unlocked, ContactView Contact);
