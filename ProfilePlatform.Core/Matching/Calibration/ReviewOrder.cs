namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>A scored profile without review.</summary>
/// <param name="Llm">The cheap model's score.</param>
/// <param name="Local">The local scorer's, where it has one; only its order among the others is used, so its scale is free.</param>
public sealed record Unreviewed(Guid ProfileId, int Llm, double? Local);

/// <summary>A profile with what its review would tell, in points.</summary>
/// <param name="Disagreement">Highest less lowest of the three scores.</param>
/// <param name="Uncertainty">The standard error of the line at its score.</param>
public sealed record ReviewNext(Guid ProfileId, double Disagreement, double Uncertainty);

/// <summary>Which profiles to review first: where the scorers disagree most (query by committee, Seung, Opper and Sompolinsky 1992).</summary>
public static class ReviewOrder
{
    // The member's scatter about the line, in points, before reviews can tell it.
    private const double UsualScatter = 12;

    /// <summary>
    /// Sorted by disagreement plus uncertainty, largest first; ties by cheap score, highest first, then by id. The three scores are the
    /// cheap model's, the line's of it, and the local scorer's brought onto the cheap model's scale: its k-th place gets the k-th largest of the
    /// cheap scores (equal ones the mean of their places).
    /// </summary>
    /// <remarks>Reviews made in this order are of the harder profiles, so that errors measured on them are above those of all profiles.</remarks>
    public static IReadOnlyList<ReviewNext> Of(IReadOnlyCollection<Unreviewed> profiles, IReadOnlyCollection<Review> reviews)
    {
        var line = LinearMap.Fit(reviews);
        var error = LineError(reviews, line);
        var local = OnCheapScale([.. profiles.Where(one => one.Local is not null)]);
        return [.. profiles.Select(one => (one.Llm, Next: Next(one)))
            .OrderByDescending(one => one.Next.Disagreement + one.Next.Uncertainty).ThenByDescending(one => one.Llm).ThenBy(one => one.Next.ProfileId)
            .Select(one => one.Next)];

        ReviewNext Next(Unreviewed one)
        {
            var lined = line.Apply(one.Llm);
            var third = local.GetValueOrDefault(one.ProfileId, one.Llm);
            return new(one.ProfileId, Math.Max(Math.Max(one.Llm, lined), third) - Math.Min(Math.Min(one.Llm, lined), third), error(one.Llm));
        }
    }

    private static Dictionary<Guid, double> OnCheapScale(List<Unreviewed> profiles)
    {
        var scale = profiles.Select(one => (double)one.Llm).Order().ToList();
        var places = new Dictionary<Guid, double>();
        foreach (var equal in profiles.GroupBy(one => one.Local!.Value).OrderBy(group => group.Key))
        {
            var score = scale.GetRange(places.Count, equal.Count()).Average();
            foreach (var one in equal)
            {
                places.Add(one.ProfileId, score);
            }
        }

        return places;
    }

    // The standard error of a fitted line, with the reviews that the fit adds: small where much was reviewed, growing away from there.
    private static Func<double, double> LineError(IReadOnlyCollection<Review> reviews, LinearMap line)
    {
        var mean = reviews.Count == 0 ? 50 : reviews.Average(review => (double)review.Llm);
        var spread = reviews.Sum(review => Math.Pow(review.Llm - mean, 2)) + LinearMap.AgreeingReviews * Math.Pow(LinearMap.UsualSpread, 2);
        var count = reviews.Count + LinearMap.AgreeingReviews;
        var scatter = Math.Sqrt((reviews.Sum(review => Math.Pow(line.Apply(review.Llm) - review.Own, 2)) + LinearMap.AgreeingReviews * UsualScatter * UsualScatter) / count);
        return score => scatter * Math.Sqrt(1 / count + Math.Pow(score - mean, 2) / spread);
    }
}
