namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>Which corrections a model is shown before it scores.</summary>
public static class CalibrationExamples
{
    /// <summary>Corrections in one prompt, unless told otherwise.</summary>
    public const int Max = 8;

    /// <summary>
    /// The largest corrections, largest first: three quarters of them where the model was too high, a quarter where it was too low, filled
    /// up from the other side when one is short. Agreements are no corrections and are left out. The same reviews give the same examples in
    /// whatever order they come.
    /// </summary>
    /// <param name="scoredNow">The profiles of the prompt; none of them is among its examples.</param>
    public static IReadOnlyList<Review> Build(IEnumerable<Review> reviews, IEnumerable<Guid> scoredNow, int max = Max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        var barred = scoredNow.ToHashSet();
        var sorted = Sort(reviews.Where(review => !barred.Contains(review.ProfileId))).ToList();
        var tooHigh = sorted.Where(review => review.Difference < 0).ToList();
        var tooLow = sorted.Where(review => review.Difference > 0).ToList();
        var fromLow = Math.Min(tooLow.Count, Math.Max(max / 4, max - tooHigh.Count));
        return [.. Sort(tooHigh.Take(max - fromLow).Concat(tooLow.Take(fromLow)))];
    }

    private static IEnumerable<Review> Sort(IEnumerable<Review> reviews) =>
        reviews.OrderByDescending(review => Math.Abs(review.Difference)).ThenBy(review => review.ProfileId);
}
