namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>
/// The errors of the cheap model, of the line and of the second pass on reviews that were held out of each, on the same profiles, and whether
/// the second pass paid. Gains are the error before less the error after, in points, so above zero is better.
/// </summary>
public sealed record CalibrationReport
{
    /// <summary>The reviews compared: those re-scored, or all while none is.</summary>
    public required int N { get; init; }

    /// <summary>All reviews.</summary>
    public required int Reviews { get; init; }

    /// <summary>The cheap model; null without reviews.</summary>
    public required Accuracy? Cheap { get; init; }

    /// <summary>The line fitted to all reviews, as it is applied to profiles without one.</summary>
    public required LinearMap Line { get; init; }

    /// <summary>
    /// The line on repeated splits; null without reviews. Its τ is that of the line fitted to all reviews: a rising line keeps the order, and
    /// lines of different splits side by side would disturb it.
    /// </summary>
    public required Accuracy? Linear { get; init; }

    /// <summary>The second pass; null while nothing is re-scored.</summary>
    public required Accuracy? Rescored { get; init; }

    /// <summary>What the line gains over the cheap model.</summary>
    public required Estimate? LinearGain { get; init; }

    /// <summary>What the second pass gains over the cheap model.</summary>
    public required Estimate? RescoredGain { get; init; }

    /// <summary>What the second pass gains over the line, which costs nothing.</summary>
    public required Estimate? GainOverLinear { get; init; }

    /// <summary>About the second pass against the cheap model.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many more reviews would likely show a gain; null with a gain or loss, or where a gain worth having is unlikely.</summary>
    public required int? MoreReviewsNeeded { get; init; }

    /// <summary>Whether the second pass may be ordered, by the rule of <see cref="PassOffer"/>.</summary>
    public required bool OffersExpensivePass { get; init; }

    /// <summary>The number of reviews from which it may be; null where it may be now, or where there is no model for it.</summary>
    public required int? OfferedFrom { get; init; }

    /// <summary>The report on these reviews; the same input and seed give the same report.</summary>
    /// <param name="reviewsAtLastPass">How many reviews there were when the last second pass was started; null if there was none.</param>
    public static CalibrationReport Of(IEnumerable<HeldOutReview> reviews, int? reviewsAtLastPass, int seed)
    {
        var cases = HeldOutCases.Of(reviews, seed);
        var gain = cases.RescoredGain();
        var overLine = cases.GainOverLinear();
        var verdict = VerdictOf(gain);
        var offer = PassOffer.Of(cases.Reviews.Count, reviewsAtLastPass, gain, overLine);
        return new()
        {
            N = cases.Count,
            Reviews = cases.Reviews.Count,
            Cheap = cases.Cheap(),
            Line = cases.Line,
            Linear = cases.Linear(),
            Rescored = cases.Rescored(),
            LinearGain = cases.LinearGain(),
            RescoredGain = gain,
            GainOverLinear = overLine,
            Verdict = verdict,
            MoreReviewsNeeded = verdict is Verdict.TooFewReviews or Verdict.NoMeasurableGain ? ReviewsNeeded.More(cases.RescoredGains) : null,
            OffersExpensivePass = offer.Holds,
            OfferedFrom = offer.Holds ? null : offer.From,
        };
    }

    private static Verdict VerdictOf(Estimate? gain) => gain switch
    {
        null => Verdict.NotRescored,
        { Ci95: null } => Verdict.TooFewReviews,
        { IsAboveZero: true } => Verdict.Gain,
        { IsBelowZero: true } => Verdict.Loss,
        _ => Verdict.NoMeasurableGain,
    };
}
