using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ProfilePlatform.Tests.Browser;

/// <summary>One intention is paid once, however often the page or the person repeats it.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SearchChargeTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiftyDispatches_OfEachClick_AreOneChargeEach()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("fifi", "/search");

        await page.Locator("#search-q").FillAsync("engineer");
        await page.EvaluateAsync("() => { const form = document.getElementById('search-form'); for (let i = 0; i < 50; i++) form.requestSubmit(); }");
        await page.Locator("#results").WaitForAsync();
        await FiftyAsync("[data-act=more]");
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(12);
        await page.GetByRole(AriaRole.Button, new() { Name = "Contact Wanjiru Kamande" }).ClickAsync();
        await FiftyAsync("[data-act=unlock]");
        await Expect(page.Locator(".contact a[href^='mailto:']")).ToHaveCountAsync(1);
        await page.Locator(".crit .do").Last.ClickAsync();
        await page.Locator("[data-act=edited]").WaitForAsync();
        await FiftyAsync("[data-act=edited]");
        await Expect(page.Locator("[data-act=edited]")).ToHaveCountAsync(0);

        // The circuit carries out what was sent in order: this comes after all of it.
        await page.Locator("#search-q").FillAsync("engineer, show 3");
        await Expect(page.Locator("#search-cost")).ToContainTextAsync("Up to 3 credits");
        (await visitor.DebitsAsync()).ShouldBe(["search -6", "unlock -1", "search-more -1", "search -6"]);
        visitor.CheckFaults();

        Task FiftyAsync(string button) => page.Locator(button).First.EvaluateAsync("button => { for (let i = 0; i < 50; i++) button.click(); }");
    }

    [Fact]
    public async Task SameQuery_AskedAgainAndAfterAReload_IsPaidOnceUntilItIsAskedAnew()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("rena", "/search");
        await visitor.SearchAsync("nurse, show 2");

        await page.Locator("#search-q").PressAsync("Enter");
        await Expect(page.Locator(".notice")).ToContainTextAsync("nothing more was charged");
        await page.GotoAsync("/search?q=nurse%2C%20show%202");
        await visitor.ReadyAsync();
        await page.Locator("#search-q").PressAsync("Enter");
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(2);
        (await visitor.BalanceAsync()).ShouldBe(98, "the same key, the stored answer");

        await page.Locator("#search-q").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search anew" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        await Poll.UntilAsync(visitor.BalanceAsync, balance => balance == 96, Token);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task LostAnswer_TriedAgain_IsTheSameAct()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("lore", "/search");
        await page.Locator("#search-q").FillAsync("nurse, show 2");

        // The page goes away with the question on its way; the search is carried out all the same.
        await page.Locator("#search-q").PressAsync("Enter");
        await page.GotoAsync("/account/credits");
        await Poll.UntilAsync(visitor.BalanceAsync, balance => balance == 98, Token);
        await page.GotoAsync("/search");
        await visitor.ReadyAsync();
        await visitor.SearchAsync("nurse, show 2");

        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(2);
        (await visitor.BalanceAsync()).ShouldBe(98);
        visitor.Forgive();
    }

    [Fact]
    public async Task TooFewCredits_SaysWhatToDoAndChargesNothing()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("nell", "/search");
        await WriteAsync("UPDATE credit_accounts SET \"Balance\" = 2 WHERE \"UserId\" = (SELECT \"Id\" FROM users WHERE \"Email\" = 'nell@example.org')");
        await page.ReloadAsync();
        await visitor.ReadyAsync();
        await Expect(page.Locator("#search-cost")).ToHaveTextAsync("Needs 6 credits at hand, and you have 2.");

        await page.Locator("#search-q").FillAsync("nurse");
        await page.Locator("#search-q").PressAsync("Enter");

        await Expect(page.Locator(".note")).ToContainTextAsync("This needs 6 credits and you have 2. Ask for fewer people");
        await visitor.CheckPageAsync("too few credits");
        await visitor.SearchAsync("nurse, show 2");
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(2);
        await page.Locator(".note").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await visitor.BalanceAsync()).ShouldBe(0);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task ExpiredSearch_SaysSoAndOffersTheQueryAgain()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("edda", "/search");
        await visitor.SearchAsync("nurse, show 1");
        var id = page.Url.Split("id=")[1];
        await WriteAsync($"UPDATE people_searches SET \"ExpiresAt\" = \"CreatedAt\" WHERE upper(\"Id\") = upper('{Guid.Parse(id)}')");

        await page.ReloadAsync();

        await Expect(page.Locator(".note")).ToContainTextAsync("older than a day");
        await Expect(page.Locator("#search-q")).ToHaveValueAsync("nurse, show 1");
        await page.GotoAsync("/search/history");
        await Expect(page.Locator(".past .state")).ToContainTextAsync("1 person, expired");
        (await page.Locator(".query a").GetAttributeAsync("href")).ShouldBe("/search?q=nurse%2C%20show%201");
        (await visitor.BalanceAsync()).ShouldBe(99);
    }

    private async Task WriteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(browser.DataDir, "platform.db")};Pooling=False;Default Timeout=30");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync(Token)).ShouldBe(1);
    }
}
