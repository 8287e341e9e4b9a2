using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Why people of a search were found.</summary>
public sealed class SearchReasons
{
    /// <summary>Why one person of a member's own search was found; only for whom they paid.</summary>
    public Task<SearchOutcome<WhyAnswer>> OfAsync(Viewer viewer, Guid searchId, Guid personId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
