using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Tests.Limits;

public sealed class VisitorLimitsTests
{
    private readonly Clock _clock = new();
    private readonly VisitorLimits _limits;

    public VisitorLimitsTests() => _limits = new VisitorLimits(
        new Dictionary<RequestKind, int> { [RequestKind.Change] = 100, [RequestKind.SignIn] = 2, [RequestKind.Upload] = 5 }, _clock);

    [Fact]
    public void Take_ToTheLimit_CountsDownThenRefusesThenBeginsAnew()
    {
        _limits.Take(RequestKind.SignIn, "v").ShouldBe((true, new Standing(2, 1, TimeSpan.FromMinutes(1))));
        _clock.Advance(TimeSpan.FromSeconds(15));
        _limits.Take(RequestKind.SignIn, "v").ShouldBe((true, new Standing(2, 0, TimeSpan.FromSeconds(45))));
        _limits.Take(RequestKind.SignIn, "v").ShouldBe((false, new Standing(2, 0, TimeSpan.FromSeconds(45))));
        _limits.Take(RequestKind.SignIn, "other").Taken.ShouldBeTrue();
        _limits.Take(RequestKind.Upload, "v").Taken.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(45));
        _limits.Take(RequestKind.SignIn, "v").ShouldBe((true, new Standing(2, 1, TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void Take_64ThreadsAtOnce_IsExact()
    {
        // Many short rounds that begin together: threads that only follow each other would prove nothing.
        const int rounds = 300;
        var taken = new int[rounds];
        using var together = new Barrier(64);
        var threads = Enumerable.Range(0, 64).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                together.SignalAndWait();
                for (var i = 0; i < 10; i++)
                {
                    Interlocked.Add(ref taken[round], _limits.Take(RequestKind.Change, $"visitor {round}").Taken ? 1 : 0);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        taken.ShouldAllBe(count => count == 100);
    }
}
