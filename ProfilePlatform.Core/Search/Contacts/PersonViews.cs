using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>Shows people to members.</summary>
public sealed class PersonViews
{
    /// <summary>The person, where they are listed for the viewer; with a search only where they were found and paid for.</summary>
    public Task<SearchOutcome<PersonView>> OfAsync(Viewer viewer, Guid personId, Guid? searchId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
