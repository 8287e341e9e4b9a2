using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Searches that members pay for.</summary>
public sealed class PeopleSearches
{
    /// <summary>Searches, and charges for whom it finds.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="order">What they ask; <see cref="SearchOrderRules.Errors"/> has nothing against it.</param>
    /// <param name="key">Makes a repetition the same request; null: none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<SearchOutcome<SearchAnswer>> RunAsync(Viewer viewer, SearchOrder order, string? key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Shows further people of a search: 1 credit where somebody among them is not paid for yet.</summary>
    /// <param name="viewer">Whose search it is.</param>
    /// <param name="searchId">The search.</param>
    /// <param name="offset">Ranks before the batch.</param>
    /// <param name="limit">Ranks in it.</param>
    /// <param name="key">As of <see cref="RunAsync"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<SearchOutcome<MoreAnswer>> MoreAsync(Viewer viewer, Guid searchId, int offset, int limit, string? key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
