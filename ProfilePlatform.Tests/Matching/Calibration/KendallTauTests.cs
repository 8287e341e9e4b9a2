using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

public sealed class KendallTauTests
{
    [Fact]
    public void B_AnyPairs_IsThatOfAllPairsCompared()
    {
        var pair = from x in Gen.Choose(0, 9)
                   from y in Gen.Choose(0, 9)
                   select ((double)x, (double)y);
        Prop.ForAll(Arb.From(Gen.ListOf(pair)), pairs =>
        {
            var expected = BruteForce([.. pairs]);
            var tau = KendallTau.B([.. pairs.Select(one => one.Item1)], [.. pairs.Select(one => one.Item2)]);
            return tau is { } value && expected is { } right ? Math.Abs(value - right) < 1e-12 : tau is null && expected is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(60));
    }

    [Fact]
    public void B_KnownOrders_AreOneAndMinusOne()
    {
        KendallTau.B([1, 2, 3, 4], [10, 20, 30, 45]).ShouldBe(1);
        KendallTau.B([1, 2, 3, 4], [4, 3, 2, 1]).ShouldBe(-1);
        KendallTau.B([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value.ShouldBe(-0.47140452079103173, 1e-12);
    }

    [Fact]
    public void B_WithoutOrder_IsNull()
    {
        KendallTau.B([], []).ShouldBeNull();
        KendallTau.B([1], [1]).ShouldBeNull();
        KendallTau.B([5, 5, 5], [1, 2, 3]).ShouldBeNull();
        KendallTau.B([1, 2, 3], [5, 5, 5]).ShouldBeNull();
        Should.Throw<ArgumentException>(() => KendallTau.B([1, 2], [1]));
    }

    private static double? BruteForce((double X, double Y)[] pairs)
    {
        var (sum, untiedX, untiedY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pairs.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (x, y) = (Math.Sign(pairs[i].X - pairs[j].X), Math.Sign(pairs[i].Y - pairs[j].Y));
                sum += x * y;
                untiedX += x * x;
                untiedY += y * y;
            }
        }

        return untiedX == 0 || untiedY == 0 ? null : sum / Math.Sqrt(untiedX * untiedY);
    }
}
