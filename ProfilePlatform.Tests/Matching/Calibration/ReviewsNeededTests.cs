using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class ReviewsNeededTests
{
    // Twenty gains, half of each size: s² = 105.26 where they lie 20 apart.
    [Theory]
    [InlineData(10, 14, null)] // mean 12, s² 4.2: as many are there
    [InlineData(-6, 14, 32)] // mean 4: 7.849 · 105.26 / 4² = 51.6
    [InlineData(-9, 11, 187)] // mean 1, counted as 2: 7.849 · 105.26 / 2² = 206.5
    [InlineData(-14, 6, 187)] // mean −4, counted as 2
    public void More_OfGainsOfTwoSizes_IsTheSampleSizeLessThoseThatAreThere(double low, double high, int? more) =>
        ReviewsNeeded.More([.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? low : high)]).ShouldBe(more);

    [Theory]
    [InlineData(1, 6)]
    [InlineData(9, 14)]
    [InlineData(20, 30)]
    [InlineData(21, 32)]
    public void ForAnotherPass_AfterOneThatDidNotPay_IsHalfAsManyAgainAndFiveAtLeast(int before, int from) =>
        ReviewsNeeded.ForAnotherPass(before).ShouldBe(from);
}
