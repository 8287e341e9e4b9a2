using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>Why somebody is not among the results shown.</summary>
public sealed record WhyNotAnswer
{
    /// <summary>The profile.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>"shown", "ranked_below" (no condition keeps them out), "kept_out" or "no_cards".</summary>
    public required string State { get; init; }

    /// <summary>The whole answer in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The tier of the search; what it relaxed keeps nobody out.</summary>
    public int FallbackTier { get; init; }

    /// <summary>Their place in the search as it is, from 1; null where they are kept out, and where the place is a result that is not paid for.</summary>
    public PlaceInOrder? Place { get; init; }

    /// <summary>The score of the last one shown; null where nobody is.</summary>
    public double? LastShownScore { get; init; }

    /// <summary>Terms of the score of which they have less than the last one shown, the largest gap first; of those ranked below only.</summary>
    public IReadOnlyList<LackedContribution> Lacks { get; init; } = [];

    /// <summary>What each of their cards fails, conditions that the search relaxed left out; of those kept out only.</summary>
    public IReadOnlyList<FailingCard> Cards { get; init; } = [];

    /// <summary>All changes of the smallest size that would let them pass: whichever adds the fewest people first, then the better place.</summary>
    public IReadOnlyList<QueryChange> Changes { get; init; } = [];

    /// <summary>What may be said of somebody whose place is a result that is not paid for: that they come later, not where.</summary>
    public WhyNotAnswer WithoutPlace() => State is not ("ranked_below" or "shown") ? this : this with
    {
        State = "ranked_below", Summary = "No condition keeps them out: they come after the people who are shown.", Place = null, LastShownScore = null, Lacks = [],
    };
}

/// <summary>A place in the order of everybody who passes.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="RankIsExact">False far down, where so many lie so close that the rank may be some places off.</param>
/// <param name="Score">The score.</param>
/// <param name="IsShown">True within the results that are shown.</param>
public sealed record PlaceInOrder(int Rank, bool RankIsExact, double Score, bool IsShown);

/// <summary>A term of the score of which somebody has less than the last one shown.</summary>
public sealed record LackedContribution(string Name, double Theirs, double LastShown);

/// <summary>A card and the conditions that it fails.</summary>
public sealed record FailingCard(Guid CardId, IReadOnlyList<QueryCondition> Fails);

/// <summary>A change of the query: conditions given up.</summary>
/// <param name="Drop">Which.</param>
/// <param name="Adds">People who then pass and do not now, this person among them.</param>
/// <param name="Loses">People who pass now and then do not: with more people a relaxed condition may count again.</param>
/// <param name="FallbackTier">The tier that the changed search takes.</param>
/// <param name="Place">Where this person would then stand.</param>
public sealed record QueryChange(IReadOnlyList<QueryCondition> Drop, int Adds, int Loses, int FallbackTier, PlaceInOrder Place)
{
    /// <summary>The query without what is dropped.</summary>
    public PeopleQuery Apply(PeopleQuery query) =>
        DroppableConditions.Of(query).Where(one => Drop.Any(dropped => one.Condition.IsSame(dropped))).Aggregate(query, (rest, one) => one.Without(rest));
}
