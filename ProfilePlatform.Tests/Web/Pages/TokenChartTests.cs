using ProfilePlatform.Core.Usage;
using ProfilePlatform.Web.Features.Usage;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class TokenChartTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void Of_Days_AreStackedOnOneScaleWithoutGaps()
    {
        var chart = TokenChart.Of(
            [new(Today.AddDays(-2), "chat", 300), new(Today, "intent", 100), new(Today, "chat", 800), new(Today, "follow_ups", 100)], Today.AddDays(-3), Today, null);

        chart.Days.Select(day => day.Tokens).ShouldBe([0, 300, 0, 1_000]);
        chart.Scale.ShouldBe(1_000);
        chart.Days[3].Parts.ShouldBe([new TokenPart(0, 20, 80), new TokenPart(1, 0, 20)]);
        chart.Legend.ShouldBe([(0, "Answers"), (1, "Beside the answers")]);
        chart.LimitAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(500L, 50.0)]
    [InlineData(4_000L, 0.0)]
    [InlineData(4_001L, null)]
    [InlineData(null, null)]
    public void Of_Limit_IsDrawnWhereItLeavesTheBarsReadable(long? limit, double? at) =>
        TokenChart.Of([new(Today, "chat", 1_000)], Today, Today, limit).LimitAt.ShouldBe(at);

    [Fact]
    public void Of_Nothing_IsEmptyDays() =>
        TokenChart.Of([], Today.AddDays(-29), Today, 500).Days.ShouldAllBe(day => day.Tokens == 0 && day.Parts.Count == 0);

    [Fact]
    public async Task UsageTable_HostileModel_StaysText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        var page = await Rendering.RenderAsync<UsageTable>(
            ("Rows", new[] { new DailyUsage(Today, "", "chat", hostile, new UsageSum(3, 1, 1_200, 34, 1_234, 1_230)) }));

        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain(hostile);
        page.QuerySelector("td[data-label=Cost]")!.TextContent.ShouldBe("$0.0012");
        page.QuerySelector("td[data-label=Calls]")!.TextContent.ShouldBe("3 (1 again)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BudgetUsedUp_IsThereWhileTheBudgetIsUsedUp(bool exhausted)
    {
        var page = await Rendering.RenderAsync<BudgetUsedUp>(("State", new BudgetState(500, 500, exhausted)));

        (page.QuerySelector("[role=status]") is not null).ShouldBe(exhausted);
    }
}
