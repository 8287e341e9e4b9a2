using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>Contact details that members open.</summary>
public sealed class ContactUnlocks
{
    /// <summary>Opens a person's contact details: 1 credit, once for each member, person and search; again for nothing.</summary>
    /// <param name="viewer">Who opens.</param>
    /// <param name="personId">The profile.</param>
    /// <param name="searchId">The search that found them, where one did; they must be among its people who were paid for.</param>
    /// <param name="key">Makes a repetition the same request; null: none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<SearchOutcome<UnlockAnswer>> UnlockAsync(Viewer viewer, Guid personId, Guid? searchId, string? key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

/// <summary>Contact details that are open, as sent in JSON.</summary>
public sealed record UnlockAnswer(bool Unlocked, ContactView Contact);
