namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>How many reviews it takes.</summary>
internal static class ReviewsNeeded
{
    /// <summary>Gains below this many points are not worth a paid pass.</summary>
    public const double SmallestGain = 2;

    // (z of .975 + z of .8)²: a two-sided test at 5 % that sees the gain four times in five.
    private const double PowerFactor = 7.849;

    /// <summary>
    /// About how many more reviews would show the gain that was seen, or one of <see cref="SmallestGain"/> points where that is more: 7.85 · s² / gain²
    /// reviews in all, s being the standard deviation of the differences. Null where as many are there already: a gain of that size is then
    /// unlikely. The gain seen is itself uncertain, so the number is a guide.
    /// </summary>
    /// <param name="gains">Per review the error before less the error after.</param>
    public static int? More(IReadOnlyList<double> gains)
    {
        if (gains.Count < Bootstrap.FewestCases)
        {
            return Bootstrap.FewestCases - gains.Count;
        }

        var mean = gains.Average();
        var variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Count - 1);
        var more = (int)Math.Ceiling(PowerFactor * variance / Math.Pow(Math.Max(mean, SmallestGain), 2)) - gains.Count;
        return more > 0 ? more : null;
    }

    /// <summary>The number of reviews from which another pass is worth trying after one that did not pay: half as many again, at least five more.</summary>
    public static int ForAnotherPass(int reviewsAtLastPass) => reviewsAtLastPass + Math.Max(5, (reviewsAtLastPass + 1) / 2);
}
