namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>Kendall's rank correlation τ-b.</summary>
public static class KendallTau
{
    /// <summary>
    /// −1 to 1, corrected for ties; null where one side has a single value, for then there is no order. O(n log n): pairs in the wrong order
    /// are counted as the exchanges of a merge sort (Knight 1966).
    /// </summary>
    public static double? B(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException("Both sides have one value per case.", nameof(y));
        }

        var (xs, ys) = (x.ToArray(), y.ToArray());
        Array.Sort(xs, ys);
        var (tiedX, tiedBoth) = (0L, 0L);
        for (var start = 0; start < xs.Length;)
        {
            var end = start + 1;
            while (end < xs.Length && xs[end] == xs[start])
            {
                end++;
            }

            var run = ys.AsSpan(start, end - start);
            run.Sort();
            tiedX += PairsOf(run.Length);
            tiedBoth += Ties(run);
            start = end;
        }

        var wrong = SortCounting(ys, new double[ys.Length]);
        var tiedY = Ties(ys);
        var all = PairsOf(ys.Length);
        if (all == tiedX || all == tiedY)
        {
            return null;
        }

        var right = all - tiedX - tiedY + tiedBoth - wrong;
        return Math.Clamp((right - wrong) / Math.Sqrt((double)(all - tiedX) * (all - tiedY)), -1, 1);
    }

    private static long PairsOf(long count) => count * (count - 1) / 2;

    private static long Ties(ReadOnlySpan<double> sorted)
    {
        var (ties, run) = (0L, 0L);
        for (var i = 1; i < sorted.Length; i++)
        {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
            ties += run;
        }

        return ties;
    }

    private static long SortCounting(Span<double> values, Span<double> spare)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        var half = values.Length / 2;
        var exchanges = SortCounting(values[..half], spare[..half]) + SortCounting(values[half..], spare[half..]);
        var (left, right) = (0, half);
        for (var at = 0; at < values.Length; at++)
        {
            if (right == values.Length || (left < half && values[left] <= values[right]))
            {
                spare[at] = values[left++];
            }
            else
            {
                exchanges += half - left;
                spare[at] = values[right++];
            }
        }

        spare.CopyTo(values);
        return exchanges;
    }
}
