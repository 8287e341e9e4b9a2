using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class FoldsTests
{
    [Fact]
    public void ReviewsFor_AReviewedProfile_AreThoseOfOtherFolds()
    {
        var reviews = CalibrationExamplesTests.Reviews([.. Enumerable.Range(-20, 41)]);
        var folds = Folds.Of(reviews, 5, 3);
        foreach (var review in reviews)
        {
            var used = folds.ReviewsFor(review.ProfileId);
            used.ShouldNotContain(review);
            used.ShouldBe(reviews.Where(other => folds.FoldOf(other.ProfileId) != folds.FoldOf(review.ProfileId)), ignoreOrder: true);
            used.Count.ShouldBeInRange(32, 33);
        }

        folds.ReviewsFor(Guid.Empty).Count.ShouldBe(41);
        folds.FoldOf(Guid.Empty).ShouldBeNull();
    }

    [Fact]
    public void Groups_OfReviewedAndOthers_ShareNoFold()
    {
        var reviews = CalibrationExamplesTests.Reviews([.. Enumerable.Range(-10, 21)]);
        var folds = Folds.Of(reviews, 4, 1);
        var others = Enumerable.Range(100, 5).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        var groups = folds.Groups([.. others, .. reviews.Select(review => review.ProfileId)]);
        groups.SelectMany(group => group.Profiles).ShouldBe([.. others, .. reviews.Select(review => review.ProfileId)], ignoreOrder: true);
        groups.Count.ShouldBe(5);
        groups[^1].Profiles.ShouldBe(others);
        groups[^1].Reviews.Count.ShouldBe(21);
        groups.ShouldAllBe(group => !group.Reviews.Any(review => group.Profiles.Contains(review.ProfileId)));
        groups.Take(4).ShouldAllBe(group => group.Reviews.Count + group.Profiles.Count == 21);
    }

    [Fact]
    public void Of_ReviewsOfBothSides_AreSpreadEvenlyBySignAndSize()
    {
        var reviews = CalibrationExamplesTests.Reviews([.. Enumerable.Repeat(-40, 5), .. Enumerable.Repeat(-8, 10), .. Enumerable.Repeat(6, 5), .. Enumerable.Repeat(30, 5)]);
        for (var seed = 0; seed < 20; seed++)
        {
            var folds = Folds.Of(reviews, 5, seed);
            reviews.GroupBy(review => folds.FoldOf(review.ProfileId)).ShouldAllBe(fold =>
                fold.Select(review => review.Difference).Order().SequenceEqual(new[] { -40, -8, -8, 6, 30 }));
        }
    }

    [Fact]
    public void Of_TheSameSeed_GivesTheSameFoldsInAnyOrder_AndAnotherSeedOthers()
    {
        var reviews = CalibrationExamplesTests.Reviews([.. Enumerable.Range(-15, 31).Select(i => i / 8)]);
        Cut(reviews, 1).ShouldBe(Cut(reviews.Reverse(), 1));
        Cut(reviews, 1).ShouldNotBe(Cut(reviews, 2));

        IEnumerable<int?> Cut(IEnumerable<Review> given, int seed)
        {
            var folds = Folds.Of(given, 5, seed);
            return [.. reviews.Select(review => folds.FoldOf(review.ProfileId))];
        }
    }

    [Fact]
    public void Of_FewerReviewsThanFolds_LeavesOneOutEach()
    {
        var reviews = CalibrationExamplesTests.Reviews(-5, 9, 3);
        var folds = Folds.Of(reviews, 5, 1);
        folds.Count.ShouldBe(3);
        reviews.ShouldAllBe(review => folds.ReviewsFor(review.ProfileId).Count == 2);
        Folds.Of([], 5, 1).ReviewsFor(Guid.Empty).ShouldBeEmpty();
        Folds.Of(reviews[..1], 5, 1).ReviewsFor(reviews[0].ProfileId).ShouldBeEmpty();
    }

    [Fact]
    public void Of_TwoReviewsOfAProfile_IsRefused()
    {
        var review = new Review(Guid.Empty, 1, 2, "");
        Should.Throw<ArgumentException>(() => Folds.Of([review, review], 5, 1));
    }
}
