namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>
/// Whether the second pass is offered: with six reviews for the first time; again where it measurably beat both the cheap model and the line; else with half
/// as many reviews more than there were, five at least.
/// </summary>
/// <param name="Reviews">The reviews that there are.</param>
/// <param name="From">The number from which it is offered.</param>
public sealed record PassOffer(int Reviews, int From)
{
    /// <summary>True where it is offered.</summary>
    public bool Holds => Reviews >= From;

    /// <summary>The offer after these reviews, without the rest of the report.</summary>
    /// <param name="reviews">The reviews.</param>
    /// <param name="reviewsAtLastPass">How many reviews there were when the last second pass was started; null if there was none.</param>
    /// <param name="seed">The report's.</param>
    internal static PassOffer Of(IEnumerable<HeldOutReview> reviews, int? reviewsAtLastPass, int seed)
    {
        var cases = HeldOutCases.Of(reviews, seed);
        return Of(cases.Reviews.Count, reviewsAtLastPass, cases.RescoredGain(), cases.GainOverLinear());
    }

    /// <summary>The offer after what the last pass gained; null where nothing is re-scored.</summary>
    internal static PassOffer Of(int reviews, int? reviewsAtLastPass, Estimate? gain, Estimate? gainOverLinear) => new(
        reviews,
        gain is { IsAboveZero: true } && gainOverLinear is { IsAboveZero: true } ? 0
            : reviewsAtLastPass is { } before ? ReviewsNeeded.ForAnotherPass(before)
            : Bootstrap.FewestCases);
}
