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

    /// <summary>
    /// Whether the page offers the second pass: with six reviews for the first time, and again where it measurably beat both the cheap model and
    /// the line; else from <see cref="OfferedFrom"/> reviews.
    /// </summary>
    public required bool OffersExpensivePass { get; init; }

    /// <summary>The number of reviews from which it is offered; null where it is.</summary>
    public required int? OfferedFrom { get; init; }

    /// <summary>The report on these reviews; the same input and seed give the same report.</summary>
    /// <param name="reviewsAtLastPass">How many reviews there were when the last second pass was started; null if there was none.</param>
    public static CalibrationReport Of(IEnumerable<HeldOutReview> reviews, int? reviewsAtLastPass, int seed)
    {
        var all = reviews.OrderBy(one => one.Review.ProfileId).ToList();
        var line = LinearMap.Fit(all.ConvertAll(one => one.Review));
        var compared = all.Exists(one => one.Rescored is not null) ? all.FindAll(one => one.Rescored is not null) : all;
        var cases = new HeldOutCases(compared, HeldOutLine.Scores(all.ConvertAll(one => one.Review), seed), line, seed);
        var rescored = compared.Exists(one => one.Rescored is not null);
        var gain = rescored ? cases.RescoredGain() : null;
        var overLine = rescored ? cases.GainOverLinear() : null;
        var verdict = VerdictOf(gain);
        var from = gain is { IsAboveZero: true } && overLine is { IsAboveZero: true } ? 0
            : reviewsAtLastPass is { } before ? ReviewsNeeded.ForAnotherPass(before) : Bootstrap.FewestCases;
        return new()
        {
            N = compared.Count,
            Reviews = all.Count,
            Cheap = all.Count == 0 ? null : cases.Cheap(),
            Line = line,
            Linear = all.Count == 0 ? null : cases.Linear(),
            Rescored = rescored ? cases.Rescored() : null,
            LinearGain = all.Count == 0 ? null : cases.LinearGain(),
            RescoredGain = gain,
            GainOverLinear = overLine,
            Verdict = verdict,
            MoreReviewsNeeded = verdict is Verdict.TooFewReviews or Verdict.NoMeasurableGain ? ReviewsNeeded.More(cases.RescoredGains) : null,
            OffersExpensivePass = all.Count >= from,
            OfferedFrom = all.Count >= from ? null : from,
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
