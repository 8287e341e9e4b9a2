using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class CalibrationExamplesTests
{
    [Fact]
    public void Build_ManyOfBothSides_TakesTheSixMostTooHighAndTheTwoMostTooLow()
    {
        var examples = CalibrationExamples.Build(Reviews(-5, -10, -15, -20, -25, -30, -35, 8, 12, 50, 40), []);
        examples.Select(example => example.Difference).ShouldBe([50, 40, -35, -30, -25, -20, -15, -10]);
    }

    [Fact]
    public void Build_OneSideShort_FillsUpFromTheOther()
    {
        Differences(Reviews(-3, 1, 2, 3, 4, 5, 6, 7, 8, 9)).ShouldBe([9, 8, 7, 6, 5, 4, 3, -3], ignoreOrder: true);
        Differences(Reviews(-1, -2, -3, -4, -5, -6, -7, -8, 20)).ShouldBe([20, -8, -7, -6, -5, -4, -3, -2]);
        Differences(Reviews(-4, 6)).ShouldBe([6, -4]);
    }

    [Fact]
    public void Build_ProfilesScoredNow_AreNeverExamples()
    {
        var reviews = Reviews(-40, -30, -20, 35);
        var scored = new[] { reviews[0].ProfileId, reviews[3].ProfileId };
        CalibrationExamples.Build(reviews, scored).Select(example => example.Difference).ShouldBe([-30, -20]);
    }

    [Fact]
    public void Build_Agreements_AreLeftOut() => Differences(Reviews(0, 0, -1)).ShouldBe([-1]);

    [Fact]
    public void Build_TiesInAnyOrder_GiveTheSameExamples()
    {
        var reviews = Reviews([.. Enumerable.Repeat(-10, 20), .. Enumerable.Repeat(10, 20)]);
        var expected = CalibrationExamples.Build(reviews, []);
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(reviews);
            CalibrationExamples.Build(reviews, []).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(4, 3, 1)]
    [InlineData(8, 6, 2)]
    [InlineData(12, 9, 3)]
    public void Build_OtherMaximum_KeepsThreeQuartersTooHigh(int max, int tooHigh, int tooLow)
    {
        var examples = CalibrationExamples.Build(Reviews([.. Enumerable.Range(1, 20), .. Enumerable.Range(1, 20).Select(d => -d)]), [], max);
        examples.Count(example => example.Difference < 0).ShouldBe(tooHigh);
        examples.Count(example => example.Difference > 0).ShouldBe(tooLow);
    }

    private static IEnumerable<int> Differences(Review[] reviews) => CalibrationExamples.Build(reviews, []).Select(example => example.Difference);

    /// <summary>Reviews with these differences, of profiles whose ids are in that order.</summary>
    internal static Review[] Reviews(params int[] differences) =>
        [.. differences.Select((difference, i) => new Review(new Guid(i + 1, 0, 0, new byte[8]), 50, 50 + difference, ""))];
}
