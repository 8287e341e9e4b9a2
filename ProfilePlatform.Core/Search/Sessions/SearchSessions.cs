using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>A member's searches, for nothing.</summary>
public sealed class SearchSessions
{
    /// <summary>Opens a search again, with whom the member paid for and may still see.</summary>
    public Task<SearchOutcome<OpenSearch>> OpenAsync(Viewer viewer, Guid searchId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>People of some ranks, where all who may be seen among them were paid for.</summary>
    public Task<SearchOutcome<MoreAnswer>> PageAsync(Viewer viewer, Guid searchId, int offset, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The member's searches, latest first.</summary>
    public Task<Paged<PastSearch>> HistoryAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Removes a search with its results; false where the member has no such search.</summary>
    public Task<bool> DeleteAsync(Viewer viewer, Guid searchId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
