namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>
/// A line from the cheap model's scores to the member's: own = <paramref name="Intercept"/> + <paramref name="Slope"/> · score. It needs no
/// model call, and is what a paid second pass has to beat.
/// </summary>
public sealed record LinearMap(double Intercept, double Slope)
{
    /// <summary>
    /// How far few reviews are trusted: the fit is that of the reviews with this many more in which member and model agree. With n reviews
    /// the mean difference is taken by n / (n + 4).
    /// </summary>
    public const double AgreeingReviews = 4;

    /// <summary>The spread of scores (standard deviation) that the added reviews are given.</summary>
    public const double UsualSpread = 20;

    /// <summary>Leaves scores as they are.</summary>
    public static LinearMap Identity { get; } = new(0, 1);

    /// <summary>
    /// Least squares with a ridge penalty towards the identity (Hoerl and Kennard 1970, written as added observations). With d = own − x, the
    /// mean m of x and λ = <see cref="AgreeingReviews"/>: α = Σd / (n + λ), β = Σ(x − m)d / (Σ(x − m)² + λ · <see cref="UsualSpread"/>²), β ≥ −1,
    /// and own = x + α + β (x − m).
    /// </summary>
    public static LinearMap Fit(IReadOnlyCollection<Review> reviews)
    {
        if (reviews.Count == 0)
        {
            return Identity;
        }

        var mean = reviews.Average(review => (double)review.Llm);
        var shift = reviews.Sum(review => (double)review.Difference) / (reviews.Count + AgreeingReviews);
        var tilt = reviews.Sum(review => (review.Llm - mean) * review.Difference)
            / (reviews.Sum(review => (review.Llm - mean) * (review.Llm - mean)) + AgreeingReviews * UsualSpread * UsualSpread);
        tilt = Math.Max(tilt, -1);
        return new(shift - tilt * mean, 1 + tilt);
    }

    /// <summary>The score mapped, 0–100, not rounded.</summary>
    public double Apply(double score) => Math.Clamp(Intercept + Slope * score, 0, 100);
}
