using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Tests.Chat;

public sealed class ChatLimitsTests
{
    private static readonly Guid Ana = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Ben = new("00000000-0000-0000-0000-00000000000b");
    private readonly Clock _clock = new();

    [Fact]
    public void Take_VisitorAtTheirLimit_WaitsUntilTheirMinuteEnds()
    {
        var limits = new ChatLimits(2, 100, _clock);
        limits.Take("v", Ana).ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(20));
        limits.Take("v", Ana).ShouldBeNull();

        limits.Take("v", Ben).ShouldBe(new ChatRefusal(TimeSpan.FromSeconds(40), ByProfile: false));
        _clock.Advance(TimeSpan.FromSeconds(40));
        limits.Take("v", Ben).ShouldBeNull();
    }

    [Fact]
    public void Take_ProfileAtItsLimit_TakesNothingFromTheVisitor()
    {
        var limits = new ChatLimits(2, 1, _clock);
        limits.Take("first", Ana).ShouldBeNull();
        for (var i = 0; i < 5; i++)
        {
            limits.Take("second", Ana).ShouldBe(new ChatRefusal(TimeSpan.FromMinutes(1), ByProfile: true));
        }

        limits.Take("second", Ben).ShouldBeNull();
    }

    [Fact]
    public void Take_VisitorAtTheirLimit_TakesNothingFromTheProfile()
    {
        var limits = new ChatLimits(1, 2, _clock);
        limits.Take("loud", Ana).ShouldBeNull();
        for (var i = 0; i < 5; i++)
        {
            limits.Take("loud", Ana)!.ByProfile.ShouldBeFalse();
        }

        limits.Take("quiet", Ana).ShouldBeNull();
        limits.Take("third", Ana)!.ByProfile.ShouldBeTrue();
    }

    [Fact]
    public void Take_64ThreadsAtOnce_IsExactForBothLimits()
    {
        var limits = new ChatLimits(50, 1_000, _clock);
        var taken = new int[64];
        var threads = Enumerable.Range(0, 64).Select(number => new Thread(() =>
        {
            // 64 visitors could send 3,200; the profile takes 1,000 of them, and none of a visitor more than 50.
            for (var i = 0; i < 80; i++)
            {
                taken[number] += limits.Take($"visitor-{number}", Ana) is null ? 1 : 0;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        taken.Sum().ShouldBe(1_000);
        taken.ShouldAllBe(count => count <= 50);

        var alone = 0;
        Parallel.For(0, 6_400, new ParallelOptions { MaxDegreeOfParallelism = 64 }, _ =>
        {
            if (limits.Take("one", Ben) is null)
            {
                Interlocked.Increment(ref alone);
            }
        });
        alone.ShouldBe(50);
    }

    [Fact]
    public void Allowances_MoreKeysThanAreRemembered_StayBounded()
    {
        var allowances = new Allowances<int>(1, _clock);
        for (var key = 0; key < Allowances<int>.MostKeys + 1_000; key++)
        {
            allowances.WaitOf(key).ShouldBeNull();
            allowances.Take(key);
        }

        allowances.Keys.ShouldBe(Allowances<int>.MostKeys);
        _clock.Advance(TimeSpan.FromMinutes(1));
        allowances.WaitOf(0).ShouldBeNull();
        allowances.Keys.ShouldBe(0, "what ended is forgotten");
    }
}
