using System.Globalization;
using System.Net;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Tests.Api;

public sealed class UsageApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["PROFILE_DAILY_TOKENS"] = "1000" }, cancellationToken: Token);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Usage_OfAnOwner_IsAddedUpByDayWithTheirBudget()
    {
        var owner = await OwnerAsync("ana");
        var today = TimeProvider.System.GetUtcNow();
        await AddAsync("ana", "chat", 100, 20, today.AddDays(-1), cost: 1_500_000);
        await AddAsync("ana", "chat", 300, 60, today);
        await AddAsync("ana", "chat", 200, 40, today, cached: true);
        await AddAsync("ana", "intent", 30, 3, today);

        var (status, usage) = await owner.ReadAsync("/api/profiles/ana/usage?page_size=2");

        status.ShouldBe(200);
        (usage.GetProperty("total").GetInt32(), usage.GetProperty("page").GetInt32(), usage.GetProperty("items").GetArrayLength()).ShouldBe((3, 1, 2));
        usage.GetProperty("items")[0].GetRawText().ShouldBe(
            $$"""{"day":"{{UsageDay.Of(today):O}}","op":"chat","model":"m","calls":2,"prompt":500,"completion":100,"total":600,"cached":1,"cost":null}""");
        usage.GetProperty("budget").GetRawText().ShouldBe("""{"used":633,"limit":1000,"exhausted":false}""");
        var (_, second) = await owner.ReadAsync("/api/profiles/ana/usage?page=2&page_size=2");
        second.GetProperty("items")[0].GetProperty("cost").GetDecimal().ShouldBe(1.5m);
    }

    [Fact]
    public async Task Usage_OfSomebodyElse_IsNotThere()
    {
        await OwnerAsync("ana");
        await AddAsync("ana", "chat", 100, 20, TimeProvider.System.GetUtcNow());
        var other = await OwnerAsync("eve");
        var visitor = await _host.SignInAsync("", Token);

        foreach (var path in new[] { "/api/profiles/ana/usage", "/api/profiles/ana/usage?format=csv", "/api/profiles/nobody/usage" })
        {
            (await other.ReadAsync(path)).Status.ShouldBe(404, path);
            (await visitor.ReadAsync(path)).Status.ShouldBe(404, path);
        }

        using var page = await other.GetAsync(new Uri("/owner/ana/usage", UriKind.Relative), Token);
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.ReadAsync("/api/profiles/eve/usage")).Body.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Overview_TokensUsedUp_SaysSoToItsOwner()
    {
        var owner = await OwnerAsync("ana");
        var other = await OwnerAsync("ben");
        await AddAsync("ana", "chat", 900, 100, TimeProvider.System.GetUtcNow());

        (await owner.ReadAsync("/api/profiles/ana/usage")).Body.GetProperty("budget").GetRawText().ShouldBe("""{"used":1000,"limit":1000,"exhausted":true}""");
        (await owner.GetStringAsync(new Uri("/owner/ana", UriKind.Relative), Token)).ShouldContain("language-model tokens are used up");
        (await owner.GetStringAsync(new Uri("/owner/ana/usage", UriKind.Relative), Token)).ShouldContain("language-model tokens are used up");
        (await other.GetStringAsync(new Uri("/owner/ben", UriKind.Relative), Token)).ShouldNotContain("used up");
    }

    [Theory]
    [InlineData("/api/admin/usage")]
    [InlineData("/api/admin/usage?format=csv")]
    [InlineData("/api/admin/usage/rows")]
    public async Task PlatformUsage_IsForAdminsAlone(string path)
    {
        (await (await _host.SignInAsync("", Token)).ReadAsync(path)).Status.ShouldBe(401);
        (await (await OwnerAsync("eve")).ReadAsync(path)).Status.ShouldBe(404);
        using var response = await _host.Admin.GetAsync(new Uri(path, UriKind.Relative), Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task PlatformUsage_ToldApartByProfile_AndRowByRow()
    {
        await OwnerAsync("ana");
        await OwnerAsync("ben");
        var at = new DateTimeOffset(2026, 3, 10, 8, 0, 0, 500, TimeSpan.Zero);
        await AddAsync("ana", "chat", 100, 20, at, cost: 250);
        await AddAsync("ben", "split", 5, 5, at);

        var (_, usage) = await _host.Admin.ReadAsync("/api/admin/usage");
        var (_, rows) = await _host.Admin.ReadAsync("/api/admin/usage/rows");

        usage.GetProperty("items").EnumerateArray().Select(item => (item.Text("slug"), item.Text("op"), item.GetProperty("total").GetInt64()))
            .ShouldBe([("ana", "chat", 120L), ("ben", "split", 10L)]);
        rows.GetProperty("total").GetInt32().ShouldBe(2);
        rows.GetProperty("items")[1].GetRawText().ShouldBe(
            """{"ts":"2026-03-10T08:00:00.5+00:00","slug":"ana","op":"chat","model":"m","prompt":100,"completion":20,"total":120,"latency_ms":7,"cached":false,"cost":0.00025,"estimated":false,"outcome":"ok"}""");
    }

    [Fact]
    public async Task Csv_AModelThatIsAFormula_IsText()
    {
        var owner = await OwnerAsync("ana");
        await AddAsync("ana", "chat", 1, 2, new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero), model: "=HYPERLINK(\"http://x\",\"a\")", cost: 1);

        using var response = await owner.GetAsync(new Uri("/api/profiles/ana/usage?format=csv", UriKind.Relative), Token);
        using var csv = new CsvReader(new StreamReader(await response.Content.ReadAsStreamAsync(Token)), CultureInfo.InvariantCulture);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("usage-ana.csv");
        csv.Read().ShouldBeTrue();
        csv.Parser.Record.ShouldBe(["day", "op", "model", "calls", "prompt", "completion", "total", "cached", "cost"]);
        csv.Read().ShouldBeTrue();
        csv.Parser.Record.ShouldBe(["2026-03-10", "chat", "'=HYPERLINK(\"http://x\",\"a\")", "1", "1", "2", "3", "0", "0.000001"]);
        csv.Read().ShouldBeFalse();
    }

    private async Task<HttpClient> OwnerAsync(string name)
    {
        var owner = await _host.SignInAsync($"{name}@example.org", Token);
        await owner.PostAsync("/api/profiles", new { display_name = name, slug = name });
        return owner;
    }

    private async Task AddAsync(
        string slug, string operation, int prompt, int completion, DateTimeOffset at, long? cost = null, bool cached = false, string model = "m")
    {
        var profile = await _host.Services.GetRequiredService<ProfileRegistry>()
            .FindEditableAsync(ProfilePlatform.Core.Identity.Viewer.Platform, slug, Token);
        var ledger = _host.Services.GetRequiredService<UsageLedger>();
        await ledger.AppendAsync(
            new UsageEntry
            {
                At = at, ProfileId = profile!.Id, Slug = slug, Operation = operation, Model = model, PromptTokens = prompt, CompletionTokens = completion,
                TotalTokens = prompt + completion, CostMicros = cost, Cached = cached, LatencyMs = 7,
            },
            Token);
        await ledger.FlushAsync(Token);
    }
}
