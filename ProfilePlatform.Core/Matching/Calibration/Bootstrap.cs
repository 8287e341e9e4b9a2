namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>Intervals by drawing the cases again with replacement, from a seed.</summary>
internal static class Bootstrap
{
    public const int Draws = 2_000;

    /// <summary>With fewer cases no two-sided test at 5 % can tell anything from chance (2 / 2⁵ &gt; .05), and there is no interval.</summary>
    public const int FewestCases = 6;

    /// <summary>
    /// The 95 % interval of a statistic, or null with too few cases or where it is undefined in half of the draws. Percentiles, moved outwards
    /// for small samples as Hesterberg does ("What Teachers Should Know About the Bootstrap", 2014): for the mean they then come out about as
    /// wide as Student's t; plain percentiles are too narrow.
    /// </summary>
    /// <param name="cases">How many cases there are.</param>
    /// <param name="statistic">The statistic of a sample, given as the indices of its cases; null where it is undefined.</param>
    public static Interval? Of(int cases, int seed, Func<int[], double?> statistic)
    {
        if (cases < FewestCases)
        {
            return null;
        }

        var random = new Random(seed);
        var sample = new int[cases];
        var values = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < cases; i++)
            {
                sample[i] = random.Next(cases);
            }

            if (statistic(sample) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count < Draws / 2)
        {
            return null;
        }

        values.Sort();
        var tail = Tail(cases);
        return new(Quantile(values, tail), Quantile(values, 1 - tail));
    }

    /// <summary>The share of draws left out on each side: Φ(−√(n / (n − 1)) · t), t being Student's .975 quantile with n − 1 degrees.</summary>
    internal static double Tail(int cases) => NormalBelow(-Math.Sqrt(cases / (cases - 1.0)) * StudentQuantile(cases - 1));

    private static double Quantile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    // Abramowitz and Stegun 26.7.5, the expansion around the normal quantile: below the true value by .003 with 5 degrees, less with more.
    private static double StudentQuantile(int degrees)
    {
        const double Z = 1.959964;
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return Z + (z3 + Z) / (4.0 * degrees) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * Math.Pow(degrees, 2))
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * Math.Pow(degrees, 3));
    }

    // Abramowitz and Stegun 26.2.17, wrong by 7.5e-8 at most; for z ≤ 0.
    private static double NormalBelow(double z)
    {
        var t = 1 / (1 - 0.2316419 * z);
        var tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * tail;
    }
}
