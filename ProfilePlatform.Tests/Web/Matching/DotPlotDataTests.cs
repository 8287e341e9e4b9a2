using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Web.Features.Matching.Calibration;

namespace ProfilePlatform.Tests.Web.Matching;

public sealed class DotPlotDataTests
{
    [Fact]
    public void Of_Report_HoldsEveryIntervalWithinTheScale()
    {
        var random = new Random(4);
        var reviews = Enumerable.Range(0, 20).Select(number => new HeldOutReview(
            new Review(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), random.Next(101), random.Next(101), ""), random.Next(101)));

        var plots = DotPlotData.Of(CalibrationReport.Of(reviews, 20, 1)).ToList();

        plots.Select(plot => plot.Rows.Count).ShouldBe([3, 3, 3]);
        foreach (var plot in plots)
        {
            plot.Rows.ShouldAllBe(row => row.Figure!.Ci95!.Low >= plot.From && row.Figure.Ci95.High <= plot.To);
            plot.Rows.ShouldAllBe(row => plot.Place(row.Figure!.Ci95!.Low) < plot.Place(row.Figure.Ci95.High));
        }

        plots[2].From.ShouldBe(-plots[2].To, "zero is in the middle");
        plots[2].Place(0).ShouldBe(50, 1e-9);
    }

    [Theory]
    [InlineData(1.5, 3.5, "closer to you")]
    [InlineData(-0.5, 3.5, "no measurable gain")]
    [InlineData(0.0, 3.5, "no measurable gain")]
    [InlineData(-3.5, -0.5, "further from you")]
    public void Verdict_OfAnInterval_SaysGainOnlyAwayFromZero(double low, double high, string words) =>
        CalibrationWords.Verdict(new Estimate((low + high) / 2, new Interval(low, high))).ShouldBe(words);

    [Fact]
    public void Number_AtZero_HasNoMinus() =>
        (CalibrationWords.Number(-0.04, "0.0"), CalibrationWords.Number(-0.4, "0.0"), CalibrationWords.Verdict(new Estimate(3, null))).ShouldBe(("0.0", "−0.4", "too few reviews to tell"));
}
