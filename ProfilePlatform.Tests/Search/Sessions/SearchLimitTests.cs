using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Tests.Search.Sessions;

public sealed class SearchLimitTests
{
    [Fact]
    public async Task Take_By64Threads_IsExact()
    {
        var limit = new SearchLimit(10, new Clock());
        var accounts = Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8])).ToList();

        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Factory.StartNew(
            () => Enumerable.Range(0, 100).Count(number => limit.Take(accounts[number % 4]) is null),
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        taken.Sum().ShouldBe(40);
    }

    [Fact]
    public void Take_AfterAMinute_IsAllowedAgain()
    {
        var clock = new Clock();
        var limit = new SearchLimit(1, clock);
        limit.Take(Guid.Empty).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(59));
        limit.Take(Guid.Empty).ShouldBe(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        limit.Take(Guid.Empty).ShouldBeNull();
    }
}
