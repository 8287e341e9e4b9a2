namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>The line judged on reviews that it was not fitted to.</summary>
internal static class HeldOutLine
{
    public const int Splits = 20;
    public const int FoldsPerSplit = 5;

    /// <summary>
    /// Per profile the scores that lines fitted without its review give it, one for each of the repeated splits. With a single review the
    /// line is the identity.
    /// </summary>
    public static Dictionary<Guid, double[]> Scores(IReadOnlyCollection<Review> reviews, int seed)
    {
        var scores = reviews.ToDictionary(review => review.ProfileId, _ => new double[Splits]);
        for (var split = 0; split < Splits; split++)
        {
            var folds = Folds.Of(reviews, FoldsPerSplit, unchecked(seed * Splits + split));
            foreach (var group in folds.Groups(scores.Keys))
            {
                var line = LinearMap.Fit(group.Reviews);
                var inGroup = group.Profiles.ToHashSet();
                foreach (var review in reviews.Where(review => inGroup.Contains(review.ProfileId)))
                {
                    scores[review.ProfileId][split] = line.Apply(review.Llm);
                }
            }
        }

        return scores;
    }
}
