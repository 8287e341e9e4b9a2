using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>A match as its member sees it.</summary>
public sealed record MatchView
{
    /// <summary>The match.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required MatchedPerson Profile { get; init; }

    /// <summary>0–100, by <see cref="Engine"/>.</summary>
    public required int MatchScoreByLlm { get; init; }

    /// <summary>Why.</summary>
    public required string MatchReasonByLlm { get; init; }

    /// <summary>The run that scored it.</summary>
    public required Guid MatchBatchId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MatchProcessedAt { get; init; }

    /// <summary>The member's own score; null before a review.</summary>
    public required int? MatchScore { get; init; }

    /// <summary>The member's note.</summary>
    public required string MatchReview { get; init; }

    /// <summary>"local" or "llm".</summary>
    public required string Engine { get; init; }

    /// <summary>"one" or "mutual".</summary>
    public required string Sides { get; init; }

    /// <summary>What the meeting is worth to the member, 0–100.</summary>
    public required int OwnSide { get; init; }

    /// <summary>What it is worth to the other person; null for a one-sided score.</summary>
    public required int? OtherSide { get; init; }

    /// <summary>0–100 by the expensive model, from examples without a review of this person; null before a second pass.</summary>
    public required int? RescoredScore { get; init; }

    /// <summary>Its reason.</summary>
    public required string RescoredReason { get; init; }

    /// <summary>True where either profile says something else since it was scored; the next run scores it again.</summary>
    public required bool Stale { get; init; }

    /// <summary>"none", "met" or "not-for-me".</summary>
    public required string Mark { get; init; }

    /// <summary>The match for its member.</summary>
    internal static MatchView Of(ProfileMatch match, Profile member, Profile other) => new()
    {
        Id = match.Id,
        Profile = new MatchedPerson(other.Id, other.Slug, other.DisplayName),
        MatchScoreByLlm = match.ScoreByLlm,
        MatchReasonByLlm = match.ReasonByLlm,
        MatchBatchId = match.BatchId,
        MatchProcessedAt = match.ProcessedAt,
        MatchScore = match.Score,
        MatchReview = match.Review,
        Engine = match.Engine == MatchEngine.Llm ? "llm" : "local",
        Sides = match.Sides == MatchSides.Mutual ? "mutual" : "one",
        OwnSide = match.OwnSide,
        OtherSide = match.OtherSide,
        RescoredScore = match.RescoredScore,
        RescoredReason = match.RescoredReason,
        Stale = match.OwnHash != member.MatchHash || match.OtherHash != other.MatchHash,
        Mark = MatchMarks.Name(match.Mark),
    };
}

/// <summary>Who was matched.</summary>
public sealed record MatchedPerson(Guid Id, string Slug, string Name);
