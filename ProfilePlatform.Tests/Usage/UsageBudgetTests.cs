using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Tests.Usage;

public sealed class UsageBudgetTests
{
    private static readonly Guid Ana = Guid.Parse("0198a000-0000-7000-8000-0000000000aa");
    private static readonly Guid Ben = Guid.Parse("0198a000-0000-7000-8000-0000000000bb");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reserve_SixtyFourAtOnceOnABudgetForTen_TenPass()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 10 * 700 + 699));
        using var start = new ManualResetEventSlim();

        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
        {
            start.Wait(Token);
            return usage.Budget.ReserveAsync(Ana, "ana", 700, Token);
        })).ToList();
        start.Set();
        var reservations = await Task.WhenAll(calls);

        reservations.Count(reservation => reservation is not null).ShouldBe(10);
        (await usage.NotificationsAsync()).ShouldBeEmpty("what is reserved is not used up: the calls may come out cheaper");
        (await usage.Budget.StateOfAsync(Ana, Token)).ShouldBe(new BudgetState(0, 7_699, false));
    }

    [Fact]
    public async Task Settle_LessThanReserved_LeavesRoomForMore()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000));

        for (var call = 0; call < 9; call++)
        {
            var reservation = await usage.Budget.ReserveAsync(Ana, "ana", 200, Token);
            reservation.ShouldNotBeNull($"call {call}").Settle(100);
            reservation.Settle(100);
        }

        (await usage.Budget.ReserveAsync(Ana, "ana", 200, Token)).ShouldBeNull();
        (await usage.Budget.StateOfAsync(Ana, Token)).ShouldBe(new BudgetState(900, 1_000, true));
    }

    [Fact]
    public async Task Reserve_UsedUp_TellsTheOwnerOncePerDay()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 100));
        (await usage.Budget.ReserveAsync(Ana, "ana", 100, Token))!.Settle(100);

        for (var call = 0; call < 5; call++)
        {
            (await usage.Budget.ReserveAsync(Ana, "ana", 10, Token)).ShouldBeNull();
        }

        (await usage.NewBudget(Limits(profile: 100)).ReserveAsync(Ana, "ana", 1_000, Token)).ShouldBeNull();
        var told = (await usage.NotificationsAsync()).ShouldHaveSingleItem();
        (told.Kind, told.ProfileId, told.EventKey).ShouldBe((NotificationKinds.Budget, Ana, $"budget:{Ana}:2026-03-10"));
        told.PayloadJson.ShouldBe("""{"day":"2026-03-10","slug":"ana","used":100,"limit":100}""");

        usage.Time.Now = usage.Time.Now.AddDays(1);
        (await usage.Budget.ReserveAsync(Ana, "ana", 101, Token)).ShouldBeNull();
        (await usage.NotificationsAsync()).Select(one => one.EventKey).ShouldBe([$"budget:{Ana}:2026-03-10", $"budget:{Ana}:2026-03-11"]);
    }

    [Fact]
    public async Task Reserve_PlatformUsedUp_TellsTheAdminsAndStopsEverybody()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000, platform: 300));
        (await usage.Budget.ReserveAsync(Ana, "ana", 250, Token))!.Settle(250);
        (await usage.Budget.ReserveAsync(Ben, "ben", 100, Token)).ShouldBeNull();
        (await usage.Budget.ReserveAsync(null, "", 100, Token)).ShouldBeNull();

        var told = (await usage.NotificationsAsync()).ShouldHaveSingleItem();
        (told.Kind, told.ProfileId, told.EventKey).ShouldBe((NotificationKinds.Budget, null, "budget:platform:2026-03-10"));
        (await usage.Budget.StateOfAsync(Ben, Token)).ShouldBe(new BudgetState(0, 1_000, true));
    }

    [Fact]
    public async Task Reserve_OneProfileUsedUp_AnotherIsNotTouched()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 100));
        (await usage.Budget.ReserveAsync(Ana, "ana", 100, Token))!.Settle(500);

        (await usage.Budget.ReserveAsync(Ana, "ana", 1, Token)).ShouldBeNull();
        (await usage.Budget.ReserveAsync(Ben, "ben", 100, Token)).ShouldNotBeNull();
        (await usage.Budget.StateOfAsync(Ben, Token)).ShouldBe(new BudgetState(0, 100, false));
        (await usage.NotificationsAsync()).ShouldHaveSingleItem().ProfileId.ShouldBe(Ana);
    }

    [Fact]
    public async Task Reserve_AfterARestart_KnowsWhatTheDayHasUsed()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000));
        await usage.AddAsync(Row(usage.Time.Now.AddDays(-1), Ana, 999), Row(usage.Time.Now, Ana, 600), Row(usage.Time.Now, Ben, 1_000));

        (await usage.Budget.StateOfAsync(Ana, Token)).Used.ShouldBe(600);
        (await usage.Budget.ReserveAsync(Ana, "ana", 401, Token)).ShouldBeNull();
        (await usage.Budget.ReserveAsync(Ana, "ana", 400, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Reserve_PastMidnight_BeginsAnew_AndTheCallIsPaidByTheDayItEndedOn()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000));
        usage.Time.Now = new DateTimeOffset(2026, 3, 10, 23, 59, 59, TimeSpan.Zero);
        var long1 = await usage.Budget.ReserveAsync(Ana, "ana", 900, Token);
        (await usage.Budget.ReserveAsync(Ana, "ana", 900, Token)).ShouldBeNull();

        usage.Time.Now = new DateTimeOffset(2026, 3, 11, 0, 0, 1, TimeSpan.Zero);
        var next = await usage.Budget.ReserveAsync(Ana, "ana", 300, Token);
        long1!.Settle(800);

        next.ShouldNotBeNull().Settle(0);
        (await usage.Budget.StateOfAsync(Ana, Token)).Used.ShouldBe(800);
        (await usage.Budget.ReserveAsync(Ana, "ana", 201, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Append_CountsAgainstTheBudget()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000));
        await usage.Ledger.AppendAsync(Row(usage.Time.Now, Ana, 700), Token);
        await usage.Ledger.AppendAsync(Row(usage.Time.Now, Ana, 100), Token);
        await usage.Ledger.FlushAsync(Token);

        (await usage.Budget.StateOfAsync(Ana, Token)).Used.ShouldBe(800);
        (await usage.NewBudget(Limits(profile: 1_000)).StateOfAsync(Ana, Token)).Used.ShouldBe(800, "as the ledger says");
    }

    [Fact]
    public async Task StateOf_WithoutLimit_SaysWhatWasUsed()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 0));
        await usage.AddAsync(Row(usage.Time.Now, Ana, 70_000_000));

        (await usage.Budget.StateOfAsync(Ana, Token)).ShouldBe(new BudgetState(70_000_000, null, false));
        (await usage.Budget.ReserveAsync(Ana, "ana", 1_000_000, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Reserve_MoreProfilesThanAreKept_ForgetsNoCallUnderWay()
    {
        const int most = 40;
        await using var usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 1_000, MostKept = most });
        var first = await usage.Budget.ReserveAsync(Ana, "ana", 600, Token);
        for (var other = 0; other < 3 * most; other++)
        {
            (await usage.Budget.TrackAsync(new Guid(other, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Token)).Settle(0);
        }

        usage.Budget.KeptCount.ShouldBeInRange(most / 2, most);
        (await usage.Budget.ReserveAsync(Ana, "ana", 600, Token)).ShouldBeNull();
        first.ShouldNotBeNull().Settle(100);
        (await usage.Budget.StateOfAsync(Ana, Token)).Used.ShouldBe(100);
    }

    [Fact]
    public async Task Reserve_LedgerUnreadable_IsRefused()
    {
        await using var usage = await UsageFixture.CreateAsync(Limits(profile: 1_000));
        await usage.Db.BreakAsync("ALTER TABLE usage_ledger RENAME TO gone", Token);

        (await usage.Budget.ReserveAsync(Ana, "ana", 1, Token)).ShouldBeNull();

        await usage.Db.BreakAsync("ALTER TABLE gone RENAME TO usage_ledger", Token);
        (await usage.Budget.ReserveAsync(Ana, "ana", 1, Token)).ShouldNotBeNull();
    }

    private static UsageLimits Limits(long profile, long platform = 0) => new() { ProfileDailyTokens = profile, PlatformDailyTokens = platform };

    private static UsageEntry Row(DateTimeOffset at, Guid profile, int tokens) => new()
    {
        At = at, ProfileId = profile, Operation = "chat", Model = "small", PromptTokens = tokens, TotalTokens = tokens,
    };
}
