using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class LinearMapTests
{
    [Fact]
    public void Fit_NoReviews_IsTheIdentity() => LinearMap.Fit([]).ShouldBe(LinearMap.Identity);

    [Fact]
    public void Fit_TwoReviews_IsTheDocumentedFormula()
    {
        // d = −10 and −30 at x = 40 and 80: α = −40/6, β = (−20·−10 + 20·−30) / (800 + 1,600) = −1/6.
        var line = LinearMap.Fit([Review(40, 30), Review(80, 50)]);
        line.Slope.ShouldBe(5.0 / 6, 1e-12);
        line.Apply(60).ShouldBe(60 - 40.0 / 6, 1e-12);
    }

    [Fact]
    public void Fit_OneReview_MovesEveryScoreByAFifthOfItsDifference()
    {
        var line = LinearMap.Fit([Review(70, 40)]);
        line.Slope.ShouldBe(1);
        line.Apply(50).ShouldBe(44, 1e-12);
    }

    [Fact]
    public void Fit_ManyReviewsOnALine_FindsIt()
    {
        var line = LinearMap.Fit([.. Enumerable.Range(0, 1_000).Select(i => Review(i % 101, 10 + i % 101 / 2))]);
        line.Slope.ShouldBe(0.5, 0.01);
        line.Intercept.ShouldBe(10, 0.5);
    }

    [Fact]
    public void Fit_MemberOfTheOppositeOpinion_NeverFalls()
    {
        var line = LinearMap.Fit([.. Enumerable.Range(0, 500).Select(i => Review(i % 101, 100 - i % 101))]);
        line.Slope.ShouldBe(0);
        line.Apply(0).ShouldBe(line.Apply(100));
    }

    [Fact]
    public void Apply_BeyondTheEnds_IsClamped()
    {
        var line = new LinearMap(-20, 1.5);
        line.Apply(0).ShouldBe(0);
        line.Apply(100).ShouldBe(100);
        line.Apply(50).ShouldBe(55);
    }

    [Fact]
    public void HeldOutScores_OfAReview_DoNotDependOnItsOwnScore()
    {
        var reviews = CalibrationExamplesTests.Reviews([.. Enumerable.Range(-6, 12)]);
        var extreme = reviews[0] with { Own = 45 };
        var scores = HeldOutLine.Scores(reviews, 4)[extreme.ProfileId];
        // Still the lowest difference after the change, so that the folds stay the same.
        HeldOutLine.Scores([extreme with { Own = 5 }, .. reviews[1..]], 4)[extreme.ProfileId].ShouldBe(HeldOutLine.Scores([extreme with { Own = 1 }, .. reviews[1..]], 4)[extreme.ProfileId]);
        scores.Length.ShouldBe(HeldOutLine.Splits);
        scores.Distinct().Count().ShouldBeGreaterThan(1);
    }

    private static int made;

    private static Review Review(int llm, int own) => new(new Guid(Interlocked.Increment(ref made), 1, 0, new byte[8]), llm, own, "");
}
