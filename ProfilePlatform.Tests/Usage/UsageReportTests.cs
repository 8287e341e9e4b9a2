using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Tests.Usage;

public sealed class UsageReportTests : IAsyncLifetime
{
    private static readonly Guid Ana = Guid.Parse("0198a000-0000-7000-8000-0000000000aa");
    private static readonly Guid Ben = Guid.Parse("0198a000-0000-7000-8000-0000000000bb");
    private static readonly Guid Cv = Guid.Parse("0198a000-0000-7000-8000-0000000000cc");
    private static readonly DateOnly Tenth = new(2026, 3, 10);
    private UsageFixture _usage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _usage = await UsageFixture.CreateAsync();

    public ValueTask DisposeAsync() => _usage.DisposeAsync();

    [Fact]
    public async Task OfProfile_RowsAroundMidnight_FallIntoTheirUtcDays()
    {
        await _usage.AddAsync(
            Row("2026-03-09T23:59:59.999999Z", Ana, "chat", 100, 10),
            Row("2026-03-10T00:00:00Z", Ana, "chat", 200, 20),
            Row("2026-03-10T05:29:59+05:30", Ana, "chat", 1, 1), // 23:59:59 UTC on the day before
            Row("2026-03-10T23:59:59.999999Z", Ana, "chat", 400, 40),
            Row("2026-03-11T00:00:00Z", Ana, "chat", 800, 80));

        var page = await _usage.Report.OfProfileAsync(Ana, new PageRequest(1), Token);

        page.Total.ShouldBe(3);
        page.Items.Select(row => (row.Day, row.Sum.Calls, row.Sum.PromptTokens, row.Sum.CompletionTokens, row.Sum.TotalTokens)).ShouldBe(
        [
            (new DateOnly(2026, 3, 11), 1, 800L, 80L, 880L),
            (Tenth, 2, 600L, 60L, 660L),
            (new DateOnly(2026, 3, 9), 2, 101L, 11L, 112L),
        ]);
    }

    [Fact]
    public async Task OfProfile_OperationsModelsCacheAndCost_AreKeptApart()
    {
        await _usage.AddAsync(
            Row("2026-03-10T01:00:00Z", Ana, "chat", 100, 10, cost: 1_500),
            Row("2026-03-10T02:00:00Z", Ana, "chat", 100, 10),
            Row("2026-03-10T03:00:00Z", Ana, "chat", 50, 5, model: "big"),
            Row("2026-03-10T04:00:00Z", Ana, "intent", 0, 0, cached: true),
            Row("2026-03-10T05:00:00Z", Ana, "intent", 30, 3, cost: 0));

        var page = await _usage.Report.OfProfileAsync(Ana, new PageRequest(1), Token);

        page.Items.Select(row => (row.Operation, row.Model, row.Sum)).ShouldBe(
        [
            ("chat", "big", new UsageSum(1, 0, 50, 5, 55, null)),
            ("chat", "small", new UsageSum(2, 0, 200, 20, 220, 1_500)),
            ("intent", "small", new UsageSum(2, 1, 30, 3, 33, 0)),
        ]);
    }

    [Fact]
    public async Task OfProfile_AnothersRows_AreNotAmongThem()
    {
        await _usage.AddAsync(Row("2026-03-10T01:00:00Z", Ben, "chat", 100, 10), Row("2026-03-10T01:00:00Z", null, "split", 100, 10));

        (await _usage.Report.OfProfileAsync(Ana, new PageRequest(1), Token)).Total.ShouldBe(0);
        (await _usage.Report.OfDayAsync(Ana, Tenth, Token)).ShouldBe(UsageSum.None);
        (await _usage.Report.DaysAsync(Ana, Tenth, Tenth, Token)).ShouldBeEmpty();
        (await _usage.Report.OfProfileAsync(Ben, new PageRequest(1), Token)).Items.ShouldHaveSingleItem().Sum.TotalTokens.ShouldBe(110);
    }

    [Fact]
    public async Task OfProfile_Pages_CountGroupsNotRows()
    {
        await _usage.AddAsync([.. Enumerable.Range(0, 60).Select(index => Row($"2026-03-{1 + (index / 2):00}T01:00:00Z", Ana, "chat", 1, 0))]);

        var second = await _usage.Report.OfProfileAsync(Ana, new PageRequest(2, 20), Token);

        (second.Total, second.Page, second.Items.Count).ShouldBe((30, 2, 10));
        second.Items[0].Day.ShouldBe(new DateOnly(2026, 3, 10));
        (await _usage.Report.AllOfProfileAsync(Ana, Token).CountAsync(Token)).ShouldBe(30);
    }

    [Fact]
    public async Task OfPlatform_SeveralProfiles_AreToldApart()
    {
        await _usage.AddAsync(
            Row("2026-03-10T01:00:00Z", Ana, "chat", 100, 10, slug: "ana"),
            Row("2026-03-10T02:00:00Z", Ben, "chat", 200, 20, slug: "ben"),
            Row("2026-03-10T03:00:00Z", null, "query_extract", 5, 5, slug: ""),
            Row("2026-03-11T03:00:00Z", Ben, "chat", 7, 0, slug: "ben"));

        var page = await _usage.Report.OfPlatformAsync(new PageRequest(1), Token);

        page.Total.ShouldBe(4);
        page.Items.Select(row => (row.Day.Day, row.Slug, row.Operation, row.Sum.TotalTokens)).ShouldBe(
            [(11, "ben", "chat", 7L), (10, "", "query_extract", 10L), (10, "ana", "chat", 110L), (10, "ben", "chat", 220L)]);
        (await _usage.Report.AllOfPlatformAsync(Token).CountAsync(Token)).ShouldBe(4);
        (await _usage.Report.OfDayAsync(null, Tenth, Token)).TotalTokens.ShouldBe(340);
        (await _usage.Report.OfDayAsync(Ben, Tenth, Token)).TotalTokens.ShouldBe(220);
    }

    [Fact]
    public async Task OfDocument_ItsCalls_AreAddedUpForItsOwnerAlone()
    {
        await _usage.AddAsync(
            Row("2026-03-09T01:00:00Z", Ana, "split", 3_000, 2_000, cost: 900, document: Cv),
            Row("2026-03-10T01:00:00Z", Ana, "embed", 4_000, 0, document: Cv),
            Row("2026-03-10T01:00:00Z", Ana, "chat", 9, 9));

        (await _usage.Report.OfDocumentAsync(Ana, Cv, Token)).ShouldBe(new UsageSum(2, 0, 7_000, 2_000, 9_000, 900));
        (await _usage.Report.OfDocumentAsync(Ben, Cv, Token)).ShouldBe(UsageSum.None);
    }

    [Fact]
    public async Task Days_Range_HasBothEnds()
    {
        await _usage.AddAsync(
            Row("2026-03-08T01:00:00Z", Ana, "chat", 1, 0),
            Row("2026-03-09T01:00:00Z", Ana, "chat", 2, 0),
            Row("2026-03-10T01:00:00Z", Ana, "intent", 3, 0),
            Row("2026-03-10T02:00:00Z", Ana, "chat", 4, 0, model: "big"),
            Row("2026-03-10T03:00:00Z", Ana, "chat", 5, 0),
            Row("2026-03-11T01:00:00Z", Ana, "chat", 6, 0));

        (await _usage.Report.DaysAsync(Ana, new(2026, 3, 9), Tenth, Token)).ShouldBe(
            [new DayTokens(new(2026, 3, 9), "chat", 2), new DayTokens(Tenth, "chat", 9), new DayTokens(Tenth, "intent", 3)]);
    }

    [Fact]
    public async Task Rows_Pages_AreNewestFirst()
    {
        await _usage.AddAsync([.. Enumerable.Range(1, 25).Select(tokens => Row("2026-03-10T01:00:00Z", Ana, "chat", tokens, 0))]);

        var page = await _usage.Report.RowsAsync(new PageRequest(2, 10), Token);

        page.Total.ShouldBe(25);
        page.Items.Select(row => row.PromptTokens).ShouldBe(Enumerable.Range(6, 10).Reverse());
    }

    [Fact]
    public async Task EveryReport_ReadsAnIndexAlone()
    {
        await using var db = await _usage.Db.Contexts.CreateDbContextAsync(Token);
        var rows = db.Set<UsageEntry>().AsNoTracking();
        var ofAna = rows.Where(entry => entry.ProfileId == Ana);

        Plan(db, UsageSums.ByDay(ofAna)).ShouldContain("SEARCH u USING COVERING INDEX IX_usage_ledger_profile (ProfileId=?)");
        Plan(db, UsageSums.Together(ofAna.Where(entry => entry.Day == 5))).ShouldContain("COVERING INDEX IX_usage_ledger_profile (ProfileId=? AND Day=?)");
        Plan(db, UsageSums.Together(rows.Where(entry => entry.Day == 5))).ShouldContain("COVERING INDEX IX_usage_ledger_day (Day=?)");
        Plan(db, UsageSums.ByDayAndProfile(rows)).ShouldContain("SCAN u USING COVERING INDEX IX_usage_ledger_day");
        Plan(db, ofAna.Where(entry => entry.Day >= 5 && entry.Day <= 9).GroupBy(entry => new { entry.Day, entry.Operation }).Select(group => new { group.Key, Sum = group.Sum(entry => entry.TotalTokens) }))
            .ShouldContain("COVERING INDEX IX_usage_ledger_profile (ProfileId=? AND Day>? AND Day<?)");
        Plan(db, UsageSums.Together(rows.Where(entry => entry.DocumentId == Cv && entry.ProfileId == Ana))).ShouldContain("USING INDEX IX_usage_ledger_DocumentId (DocumentId=?)");
        Plan(db, rows.OrderByDescending(entry => entry.Id).Take(20)).ShouldNotContain("TEMP B-TREE");
    }

    private static string Plan(AppDbContext db, IQueryable query)
    {
        db.Database.OpenConnection();
        using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        return string.Join('\n', plan);
    }

    private static UsageEntry Row(
        string at, Guid? profile, string operation, int prompt, int completion,
        string model = "small", bool cached = false, long? cost = null, string slug = "x", Guid? document = null) => new()
    {
        At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture),
        ProfileId = profile,
        Slug = slug,
        DocumentId = document,
        Operation = operation,
        Model = model,
        PromptTokens = prompt,
        CompletionTokens = completion,
        TotalTokens = prompt + completion,
        Cached = cached,
        CostMicros = cost,
    };
}
