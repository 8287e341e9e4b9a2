using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>What came of ordering a second pass.</summary>
public abstract record RescoreResult
{
    /// <summary>It is ordered, or a run was not finished yet.</summary>
    /// <param name="BatchId">The run.</param>
    /// <param name="ExamplesUsed">Corrections that its prompts hold at most.</param>
    public sealed record Ordered(Guid BatchId, int ExamplesUsed) : RescoreResult;

    /// <summary>The viewer has no profile.</summary>
    public sealed record NoProfile : RescoreResult;

    /// <summary>No score of a model was corrected yet.</summary>
    public sealed record NoReviews : RescoreResult;

    /// <summary>The last pass did not pay and there are not enough reviews since, or too few for a first one.</summary>
    /// <param name="Offer">How many there are, and from how many on it is offered.</param>
    public sealed record NotOffered(PassOffer Offer) : RescoreResult;

    /// <summary>No score of the model is of the profiles as they are now.</summary>
    public sealed record NobodyToScore : RescoreResult;

    /// <summary>No language model is configured.</summary>
    public sealed record NoModel : RescoreResult;
}
