using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class CalibrationReportTests
{
    [Fact]
    public void Of_NoReviews_SaysNothing()
    {
        var report = CalibrationReport.Of([], null, 1);
        (report.N, report.Cheap, report.Linear, report.Rescored, report.Verdict).ShouldBe((0, null, null, null, Verdict.NotRescored));
        report.Line.ShouldBe(LinearMap.Identity);
        (report.OffersExpensivePass, report.OfferedFrom).ShouldBe((false, 6));
    }

    [Fact]
    public void Of_ReviewsBeforeAPass_MeasuresCheapAndLineAndOffersThePass()
    {
        var report = CalibrationReport.Of(Given(10, i => -15 + i % 3, _ => null), null, 1);
        report.N.ShouldBe(10);
        report.Cheap!.MeanAbsoluteError.Value.ShouldBe(14.1, 1e-9);
        report.Cheap.Bias.Value.ShouldBe(14.1, 1e-9);
        report.Linear!.MeanAbsoluteError.Value.ShouldBeLessThan(8);
        report.LinearGain!.IsAboveZero.ShouldBeTrue();
        (report.Rescored, report.RescoredGain, report.Verdict).ShouldBe((null, null, Verdict.NotRescored));
        report.OffersExpensivePass.ShouldBeTrue();
        report.OfferedFrom.ShouldBeNull();
    }

    [Fact]
    public void Of_APassThatBeatsTheLine_IsAGainAndOfferedAgain()
    {
        var report = CalibrationReport.Of(Given(20, i => i % 2 == 0 ? -20 : 20, i => i % 2 == 0 ? -3 : 3), 20, 1);
        report.Verdict.ShouldBe(Verdict.Gain);
        report.Cheap!.MeanAbsoluteError.Value.ShouldBe(20);
        report.Rescored!.MeanAbsoluteError.Value.ShouldBe(3);
        report.RescoredGain!.Value.ShouldBe(17);
        report.GainOverLinear!.IsAboveZero.ShouldBeTrue();
        report.MoreReviewsNeeded.ShouldBeNull();
        report.OffersExpensivePass.ShouldBeTrue();
    }

    [Fact]
    public void Of_APassThatTheLineMatches_IsAGainThatIsNotOfferedAgainYet()
    {
        var report = CalibrationReport.Of(Given(60, i => -20 + i % 3, i => -3 + i % 4), 60, 1);
        report.Verdict.ShouldBe(Verdict.Gain);
        report.GainOverLinear!.IsAboveZero.ShouldBeFalse();
        report.OffersExpensivePass.ShouldBeFalse();
        report.OfferedFrom.ShouldBe(90);
    }

    [Fact]
    public void Of_APassWithoutGain_SaysSoAndHowManyMoreReviews_UntilThereAreMore()
    {
        var given = Given(20, i => i % 2 == 0 ? -20 : 20, i => i % 4 < 2 ? -12 : 24).ToList();
        var report = CalibrationReport.Of(given, 20, 1);
        report.Verdict.ShouldBe(Verdict.NoMeasurableGain);
        report.RescoredGain!.Ci95!.Low.ShouldBeLessThan(0);
        report.RescoredGain.Ci95.High.ShouldBeGreaterThan(0);
        // Gains are 8, −4, … mean 2, variance 36 · 20/19: 7.849 · 37.9 / 4 = 74.4 reviews, 20 of which are there.
        report.MoreReviewsNeeded.ShouldBe(55);
        (report.OffersExpensivePass, report.OfferedFrom).ShouldBe((false, 30));

        var more = given.Concat(Given(10, _ => -5, _ => null, from: 100));
        CalibrationReport.Of(more, 20, 1).OffersExpensivePass.ShouldBeTrue();
    }

    [Fact]
    public void Of_APassThatIsWorse_IsALoss()
    {
        var report = CalibrationReport.Of(Given(20, i => -5 - i % 3, i => -25 + i % 5), 20, 1);
        (report.Verdict, report.MoreReviewsNeeded, report.OffersExpensivePass).ShouldBe((Verdict.Loss, null, false));
    }

    [Fact]
    public void Of_FewRescored_GivesNoIntervalAndNoVerdict()
    {
        var report = CalibrationReport.Of(Given(4, _ => -20, _ => 0), 4, 1);
        report.RescoredGain.ShouldBe(new Estimate(20, null));
        (report.Verdict, report.MoreReviewsNeeded, report.OffersExpensivePass).ShouldBe((Verdict.TooFewReviews, 2, false));
    }

    [Fact]
    public void Of_PartOfTheReviewsRescored_ComparesOnThoseAlone()
    {
        var report = CalibrationReport.Of([.. Given(10, _ => -20, _ => -2), .. Given(30, _ => 4, _ => null, from: 100)], 10, 1);
        (report.N, report.Reviews).ShouldBe((10, 40));
        report.Cheap!.MeanAbsoluteError.Value.ShouldBe(20);
        report.Rescored!.MeanAbsoluteError.Value.ShouldBe(2);
        report.Line.Intercept.ShouldBeInRange(-5, 25);
    }

    [Fact]
    public void Of_RescoredAsBefore_HasNoGain()
    {
        var report = CalibrationReport.Of(Given(20, i => i - 10, i => i - 10), 20, 1);
        report.RescoredGain.ShouldBe(new Estimate(0, new Interval(0, 0)));
        (report.Verdict, report.MoreReviewsNeeded).ShouldBe((Verdict.NoMeasurableGain, null));
        report.Cheap!.Kendall.ShouldBe(report.Rescored!.Kendall);
    }

    [Fact]
    public void Of_TheSameReviewsInAnotherOrder_IsTheSameReport()
    {
        var given = Given(15, i => 2 * i - 20, i => 9 - i).ToList();
        CalibrationReport.Of(Enumerable.Reverse(given), 15, 3).ShouldBe(CalibrationReport.Of(given, 15, 3));
    }

    /// <summary>Reviews at scores 30–69 whose cheap and second scores lie the given differences from the own one.</summary>
    private static IEnumerable<HeldOutReview> Given(int count, Func<int, int> cheap, Func<int, int?> second, int from = 1) =>
        Enumerable.Range(0, count).Select(i =>
        {
            var own = 30 + i * 7 % 40;
            return new HeldOutReview(new Review(new Guid(from + i, 0, 0, new byte[8]), own - cheap(i), own, ""), own - second(i));
        });
}
