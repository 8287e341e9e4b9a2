using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class ReviewOrderTests
{
    [Fact]
    public void Of_ScorersThatDisagree_ComesFirst()
    {
        // The last is fourth for the cheap model and first for the local one, on a scale of its own.
        var order = ReviewOrder.Of([One(1, 90, 0.8), One(2, 70, 0.7), One(3, 50, 0.5), One(4, 20, 0.9)], []);
        order[0].ProfileId.ShouldBe(Id(4));
        order[0].Disagreement.ShouldBe(70);
        order.Single(one => one.ProfileId == Id(3)).Disagreement.ShouldBe(30);
    }

    [Fact]
    public void Of_TheSameOrderByBoth_HasNoDisagreementWithoutReviews() =>
        ReviewOrder.Of([One(1, 90, 3), One(2, 70, 2), One(3, 50, 1)], []).ShouldAllBe(one => one.Disagreement == 0);

    [Fact]
    public void Of_EqualLocalScores_ShareTheMeanOfTheirPlaces() =>
        ReviewOrder.Of([One(1, 80, 1), One(2, 60, 1), One(3, 40, 0)], []).ToDictionary(one => one.ProfileId, one => one.Disagreement)
            .ShouldBe(new Dictionary<Guid, double> { [Id(1)] = 10, [Id(2)] = 10, [Id(3)] = 0 }, ignoreOrder: true);

    [Fact]
    public void Of_ScoresFarFromWhatWasReviewed_AreLessCertain()
    {
        var reviews = Enumerable.Range(0, 30).Select(i => new Review(Id(100 + i), 75 + i % 10, 75 + i % 10, "")).ToList();
        var order = ReviewOrder.Of([One(1, 80, null), One(2, 10, null)], reviews);
        order.Select(one => one.ProfileId).ShouldBe([Id(2), Id(1)]);
        order[0].Uncertainty.ShouldBeGreaterThan(3 * order[1].Uncertainty);
    }

    [Fact]
    public void Of_Reviews_BringTheLinesDisagreementIn()
    {
        var reviews = Enumerable.Range(0, 40).Select(i => new Review(Id(100 + i), 30 + i, (30 + i) / 2, "")).ToList();
        ReviewOrder.Of([One(1, 60, null)], reviews).Single().Disagreement.ShouldBe(60 - LinearMap.Fit(reviews).Apply(60), 1e-9);
    }

    [Fact]
    public void Of_Ties_AreSortedByScoreThenId()
    {
        var profiles = new[] { One(3, 50, null), One(1, 50, null), One(2, 50, null) };
        ReviewOrder.Of(profiles, []).Select(one => one.ProfileId).ShouldBe([Id(1), Id(2), Id(3)]);
        ReviewOrder.Of([One(1, 40, null), One(2, 60, null)], []).Select(one => one.ProfileId).ShouldBe([Id(2), Id(1)]);
        ReviewOrder.Of([], []).ShouldBeEmpty();
    }

    private static Unreviewed One(int id, int llm, double? local) => new(Id(id), llm, local);

    private static Guid Id(int id) => new(id, 0, 0, new byte[8]);
}
