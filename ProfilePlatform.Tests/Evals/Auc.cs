namespace ProfilePlatform.Tests.Evals;

/// <summary>Area under the ROC curve.</summary>
internal static class Auc
{
    /// <summary>The share of pairs of a positive and a negative case that the scores put in the right order; ties count half.</summary>
    public static double Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var positives = scores.Where((_, i) => labels[i]).ToList();
        var negatives = scores.Where((_, i) => !labels[i]).ToList();
        var sum = positives.Sum(p => negatives.Sum(n => p > n ? 1 : p == n ? 0.5 : 0));
        return sum / positives.Count / negatives.Count;
    }

    /// <summary>The 95 % interval by bootstrap over cases.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        var random = new Random(1);
        var draws = new List<double>();
        for (var draw = 0; draw < 1_000; draw++)
        {
            var sample = Enumerable.Range(0, scores.Count).Select(_ => random.Next(scores.Count)).ToList();
            draws.Add(Of(sample.ConvertAll(i => scores[i]), sample.ConvertAll(i => labels[i])));
        }

        draws.Sort();
        return (draws[25], draws[974]);
    }
}
