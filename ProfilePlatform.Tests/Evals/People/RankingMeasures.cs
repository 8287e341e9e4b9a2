namespace ProfilePlatform.Tests.Evals.People;

/// <summary>How good one ranking of one query is.</summary>
/// <param name="Ndcg">nDCG@6 with gains of 7, 3, 1 and 0.</param>
/// <param name="Recall">Of those who fit fully, or of 24 of them, how many are among the first 24.</param>
/// <param name="Wrong">Share of the first six who do not fit at all.</param>
internal readonly record struct RankingMeasures(double Ndcg, double Recall, double Wrong)
{
    private const int Shown = 6;
    private const int Kept = 24;

    public static RankingMeasures Of(IReadOnlyList<int> found, IEnumerable<int> everybody)
    {
        var ideal = everybody.OrderDescending().ToList();
        var full = ideal.TakeWhile(grade => grade == 3).Count();
        return new RankingMeasures(
            Gain(ideal) is > 0 and var best ? Gain(found) / best : 1,
            full == 0 ? 1 : found.Take(Kept).Count(grade => grade == 3) / (double)Math.Min(Kept, full),
            found.Count == 0 ? 0 : found.Take(Shown).Count(grade => grade == 0) / (double)Math.Min(Shown, found.Count));
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(Shown).Select((grade, rank) => ((1 << grade) - 1) / Math.Log2(rank + 2)).Sum();
}

/// <summary>A mean with its 95 % interval, from samples of whole families of queries: queries of one profession are alike.</summary>
internal readonly record struct Interval(double Mean, double Low, double High)
{
    private const int Samples = 2_000;

    public static Interval Of(IReadOnlyList<(string Family, double Value)> values)
    {
        var families = values.GroupBy(value => value.Family, StringComparer.Ordinal).Select(family => (Sum: family.Sum(value => value.Value), Count: family.Count())).ToArray();
        var random = new Random(17);
        var means = Enumerable.Range(0, Samples).Select(_ =>
        {
            var drawn = families.Select(_ => families[random.Next(families.Length)]).ToArray();
            return drawn.Sum(family => family.Sum) / drawn.Sum(family => family.Count);
        }).Order().ToArray();
        return new Interval(values.Average(value => value.Value), means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975)]);
    }

    public override string ToString() => FormattableString.Invariant($"{Mean:F3} ({Low:F3}–{High:F3})");
}
