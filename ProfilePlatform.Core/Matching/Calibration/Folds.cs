namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>Profiles that may share a prompt, and the reviews that its examples may come from.</summary>
public sealed record ScoringGroup(IReadOnlyList<Guid> Profiles, IReadOnlyList<Review> Reviews);

/// <summary>
/// Reviews cut into folds, so that no review helps the score of its own profile: a reviewed profile is scored with the reviews of the other
/// folds, a profile without review with all of them.
/// </summary>
public sealed class Folds
{
    private readonly List<Review> reviews;
    private readonly Dictionary<Guid, int> foldOf;

    private Folds(List<Review> reviews, Dictionary<Guid, int> foldOf, int count) => (this.reviews, this.foldOf, Count) = (reviews, foldOf, count);

    /// <summary>The number of folds: as asked, or one per review where there are fewer.</summary>
    public int Count { get; }

    /// <summary>
    /// Folds of sizes that differ by one at most, alike in the sign and size of their differences: the reviews, sorted by difference, are
    /// dealt out in rounds of <paramref name="k"/>, each round in an order drawn from the seed. Reviews of equal difference are shuffled.
    /// </summary>
    /// <exception cref="ArgumentException">A profile has two reviews.</exception>
    public static Folds Of(IEnumerable<Review> reviews, int k, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var all = reviews.OrderBy(review => review.ProfileId).ToList();
        var random = new Random(seed);
        var dealt = all.Select(review => (review, tie: random.Next())).OrderBy(one => one.review.Difference).ThenBy(one => one.tie)
            .Select(one => one.review.ProfileId).ToArray();
        var count = Math.Min(k, all.Count);
        var folds = new Dictionary<Guid, int>();
        var round = Enumerable.Range(0, count).ToArray();
        for (var at = 0; at < dealt.Length; at++)
        {
            if (at % count == 0)
            {
                random.Shuffle(round);
            }

            folds.Add(dealt[at], round[at % count]);
        }

        return new(all, folds, count);
    }

    /// <summary>The fold of a reviewed profile, or null.</summary>
    public int? FoldOf(Guid profileId) => foldOf.TryGetValue(profileId, out var fold) ? fold : null;

    /// <summary>The reviews that examples for this profile may come from.</summary>
    public IReadOnlyList<Review> ReviewsFor(Guid profileId) => Outside(FoldOf(profileId));

    /// <summary>The profiles cut so that those of one group may be scored in one prompt, in the order given within each.</summary>
    public IReadOnlyList<ScoringGroup> Groups(IEnumerable<Guid> profiles) =>
        [.. profiles.Distinct().GroupBy(FoldOf).OrderBy(group => group.Key ?? Count).Select(group => new ScoringGroup([.. group], Outside(group.Key)))];

    private List<Review> Outside(int? fold) => fold is null ? reviews : reviews.FindAll(review => foldOf[review.ProfileId] != fold);
}
