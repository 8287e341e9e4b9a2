namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>
/// Scores and own scores side by side, for the report's figures. All intervals draw the same samples, so that differences are paired.
/// </summary>
internal sealed class HeldOutCases(
    IReadOnlyList<HeldOutReview> reviews, IReadOnlyList<HeldOutReview> compared, Dictionary<Guid, double[]> lineScores, LinearMap line, int seed)
{
    private readonly bool isRescored = compared.Any(one => one.Rescored is not null);
    private readonly double[] own = Values(compared, one => one.Review.Own);
    private readonly double[] cheap = Values(compared, one => one.Review.Llm);
    private readonly double[] lined = Values(compared, one => line.Apply(one.Review.Llm));
    private readonly double[] rescored = Values(compared, one => one.Rescored ?? one.Review.Llm);
    private readonly double[] cheapErrors = Values(compared, one => Math.Abs(one.Review.Difference));
    private readonly double[] linearErrors = Values(compared, one => lineScores[one.Review.ProfileId].Average(score => Math.Abs(score - one.Review.Own)));
    private readonly double[] rescoredErrors = Values(compared, one => Math.Abs((one.Rescored ?? one.Review.Llm) - one.Review.Own));

    /// <summary>All reviews, also those that are not compared.</summary>
    public IReadOnlyList<HeldOutReview> Reviews => reviews;

    /// <summary>How many are compared: those re-scored, or all while none is.</summary>
    public int Count => compared.Count;

    /// <summary>The line fitted to all reviews.</summary>
    public LinearMap Line => line;

    /// <summary>Takes reviews in whatever order they come.</summary>
    public static HeldOutCases Of(IEnumerable<HeldOutReview> reviews, int seed)
    {
        var all = reviews.OrderBy(one => one.Review.ProfileId).ToList();
        var again = all.FindAll(one => one.Rescored is not null);
        var plain = all.ConvertAll(one => one.Review);
        return new HeldOutCases(all, again.Count > 0 ? again : all, HeldOutLine.Scores(plain, seed), LinearMap.Fit(plain), seed);
    }

    /// <summary>Per case the error of the cheap model less that of the second pass.</summary>
    public IReadOnlyList<double> RescoredGains => Less(cheapErrors, rescoredErrors);

    /// <summary>The cheap model; null without reviews.</summary>
    public Accuracy? Cheap() => Count == 0 ? null : new(Mean(cheapErrors), Mean(Less(cheap, own)), Kendall(cheap));

    /// <summary>The line; null without reviews.</summary>
    public Accuracy? Linear() =>
        Count == 0 ? null : new(Mean(linearErrors), Mean(Values(compared, one => lineScores[one.Review.ProfileId].Average() - one.Review.Own)), Kendall(lined));

    /// <summary>The second pass; null where nothing is re-scored, as for its gains.</summary>
    public Accuracy? Rescored() => !isRescored ? null : new(Mean(rescoredErrors), Mean(Less(rescored, own)), Kendall(rescored));

    public Estimate? LinearGain() => Count == 0 ? null : Mean(Less(cheapErrors, linearErrors));

    public Estimate? RescoredGain() => !isRescored ? null : Mean(Less(cheapErrors, rescoredErrors));

    public Estimate? GainOverLinear() => !isRescored ? null : Mean(Less(linearErrors, rescoredErrors));

    private Estimate Mean(double[] values) => new(values.Average(), Bootstrap.Of(values.Length, seed, sample =>
    {
        var sum = 0.0;
        foreach (var i in sample)
        {
            sum += values[i];
        }

        return sum / sample.Length;
    }));

    private Estimate? Kendall(double[] scores) => KendallTau.B(scores, own) is not { } tau ? null : new(tau, Bootstrap.Of(own.Length, seed, sample =>
        KendallTau.B(Array.ConvertAll(sample, i => scores[i]), Array.ConvertAll(sample, i => own[i]))));

    private static double[] Less(double[] from, double[] less) => [.. from.Zip(less, (a, b) => a - b)];

    private static double[] Values(IReadOnlyList<HeldOutReview> compared, Func<HeldOutReview, double> value) => [.. compared.Select(value)];
}
