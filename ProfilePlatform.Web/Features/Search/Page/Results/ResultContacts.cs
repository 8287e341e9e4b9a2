using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Features.Search.Page.Asking;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>Contact details of results, as far as the member has asked for them.</summary>
public sealed class ResultContacts(SearchActs acts, ContactUnlocks unlocks, PersonViews views)
{
    private readonly Dictionary<Guid, ContactState> _asked = [];

    /// <summary>By person.</summary>
    public IReadOnlyDictionary<Guid, ContactState> Asked => _asked;

    /// <summary>Forgets all of them.</summary>
    public void Clear() => _asked.Clear();

    /// <summary>Shows what is known of a person's, or hides it; whoever opened them before sees them at once.</summary>
    public async Task ToggleAsync(Guid search, Guid person, CancellationToken cancellationToken)
    {
        if (_asked.Remove(person))
        {
            return;
        }

        var tried = await acts.TryAsync(viewer => views.OfAsync(viewer, person, search, cancellationToken));
        _asked[person] = new ContactState(tried?.Answer?.Profile.Contact, tried?.Notice);
    }

    /// <summary>Opens them for a credit.</summary>
    internal async Task<Tried<UnlockAnswer>?> OpenAsync(Guid search, Guid person, string key)
    {
        // Paid for, they stay open, whether or not the page is left meanwhile.
        var tried = await acts.TryAsync(viewer => unlocks.UnlockAsync(viewer, person, search, key, CancellationToken.None));
        _asked[person] = new ContactState(tried?.Answer?.Contact, tried?.Notice);
        return tried;
    }
}
