using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class BootstrapTests
{
    // Φ(−√(n / (n − 1)) · t), t from tables: 2.5706, 2.2622, 2.0452 and 1.9842.
    [Theory]
    [InlineData(6, 0.00243)]
    [InlineData(10, 0.00855)]
    [InlineData(30, 0.01876)]
    [InlineData(100, 0.02306)]
    public void Tail_OfFewCases_IsThatOfStudent(int cases, double tail) => Bootstrap.Tail(cases).ShouldBe(tail, 0.0001);

    [Fact]
    public void Of_AMean_IsAboutAsWideAsStudentsInterval()
    {
        double[] values = [3, 9, 4, 12, 7, 5, 8, 10, 6, 11];
        var interval = Bootstrap.Of(values.Length, 1, sample => sample.Average(i => values[i]))!;
        // Mean 7.5, standard error .957, t 2.262.
        interval.Low.ShouldBe(7.5 - 2.17, 0.25);
        interval.High.ShouldBe(7.5 + 2.17, 0.25);
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSameInterval()
    {
        Bootstrap.Of(12, 5, Mean).ShouldBe(Bootstrap.Of(12, 5, Mean));
        Bootstrap.Of(12, 5, Mean).ShouldNotBe(Bootstrap.Of(12, 6, Mean));

        static double? Mean(int[] sample) => sample.Average(i => i * i);
    }

    [Fact]
    public void Of_TooFewCasesOrNoStatistic_IsNull()
    {
        Bootstrap.Of(Bootstrap.FewestCases - 1, 1, sample => sample.Average()).ShouldBeNull();
        Bootstrap.Of(20, 1, _ => null).ShouldBeNull();
    }
}
