namespace ProfilePlatform.Core.Search.Index;

/// <summary>What a search found.</summary>
/// <param name="FallbackTier">0 where all conditions held; 1 without the time, 2 also without the place, 3 also without firm and team.</param>
/// <param name="People">Best first.</param>
/// <param name="Timings">Microseconds by stage: "filter", "vectors", "words", "score".</param>
public sealed record RankedPeople(int FallbackTier, IReadOnlyList<RankedPerson> People, IReadOnlyDictionary<string, long> Timings);

/// <summary>One person of a result.</summary>
/// <param name="ProfileId">Who.</param>
/// <param name="Score">The sum of <paramref name="Contributions"/>, 0 or more.</param>
/// <param name="Contributions">Every term of the score, penalties and clamps as negative or positive terms, so that they add up.</param>
/// <param name="Cards">Cards that passed, best first, at most three.</param>
/// <param name="Children">Parts of cards that passed, best first, at most three.</param>
public sealed record RankedPerson(
    Guid ProfileId, double Score, IReadOnlyList<Contribution> Contributions, IReadOnlyList<CardHit> Cards, IReadOnlyList<ChildHit> Children);

/// <summary>A term of a score.</summary>
/// <param name="Name">"parent_best", "child_best", "average_top3", "lexical", "should", "missing_date", "location_mismatch", "clamp" and what else a ranking profile adds up.</param>
/// <param name="Value">What it adds.</param>
public sealed record Contribution(string Name, double Value);

/// <summary>A card that matched.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Similarity">1 / (1 + distance) to the query's vector, 0 to 1.</param>
/// <param name="ShouldHits">Wishes that it fulfils.</param>
public sealed record CardHit(Guid CardId, double Similarity, int ShouldHits);

/// <summary>A part of a card that matched.</summary>
/// <param name="ChildId">The part.</param>
/// <param name="CardId">Its card.</param>
/// <param name="Similarity">As of <see cref="CardHit"/>.</param>
public sealed record ChildHit(Guid ChildId, Guid CardId, double Similarity);
