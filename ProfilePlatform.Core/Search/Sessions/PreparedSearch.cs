using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>A search that has been carried out, and is not paid for yet.</summary>
internal sealed record PreparedSearch(
    Guid Id, SearchOrder Order, SearchCriteria Criteria, int FallbackTier, int Shown, IReadOnlyList<PreparedPerson> People)
{
    /// <summary>What was put to the index.</summary>
    public required PeopleQuery Asked { get; init; }
}

/// <summary>Somebody whom it found.</summary>
internal sealed record PreparedPerson(ShownPerson Person, RankedPerson Ranked, PersonEvidence Evidence)
{
    /// <summary>Why.</summary>
    public required IReadOnlyList<MatchReason> Reasons { get; init; }

    /// <summary>One of <see cref="ReasonsStates"/>.</summary>
    public required string ReasonsState { get; init; }

    /// <summary>How often a model was asked in vain.</summary>
    public int ReasonsTries { get; init; }
}
