using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>Says how well people fit a member.</summary>
internal interface IMatchScorer
{
    /// <summary>Verdicts on those of whom it can say something; the others are missing.</summary>
    /// <exception cref="LlmException">Never: a scorer that asks a model says so by <see cref="MatchScores.Fault"/>.</exception>
    Task<MatchScores> ScoreAsync(MatchQuestion question, CancellationToken cancellationToken);
}

/// <summary>Whom to score for whom.</summary>
internal sealed record MatchQuestion(MatchPerson Member, IReadOnlyList<MatchPerson> People, MatchSides Sides)
{
    /// <summary>The member's corrections as the prompt shows them; empty without any.</summary>
    public string Examples { get; init; } = "";

    /// <summary>True where somebody else than the member reads the reasons: they then speak of both by name.</summary>
    public bool ByName { get; init; }

    /// <summary>What the numbers in the prompt are made of.</summary>
    public int Seed { get; init; }

    /// <summary>On whose behalf a model is asked.</summary>
    public LlmCall Call { get; init; } = new(LlmOperation.MatchScore, null, "");
}

/// <summary>What a scorer said.</summary>
/// <param name="ByPerson">The verdicts.</param>
/// <param name="Fault">Why a model could not be asked to the end; null where it could.</param>
internal sealed record MatchScores(IReadOnlyDictionary<Guid, MatchVerdict> ByPerson, LlmFault? Fault = null);

/// <summary>What a scorer says of one person.</summary>
/// <param name="OwnSide">What meeting them is worth to the member, 0–100.</param>
/// <param name="OtherSide">What it is worth to them, 0–100; null where that was not asked.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record MatchVerdict(int OwnSide, int? OtherSide, string Reason)
{
    /// <summary>
    /// Both sides in one number, 0–100: their geometric mean, so that a meeting which is worth nothing to one side is worth nothing; the member's side alone
    /// where the other was not asked.
    /// </summary>
    public int Score => OtherSide is { } other ? (int)Math.Round(Math.Sqrt((double)OwnSide * other), MidpointRounding.AwayFromZero) : OwnSide;
}
