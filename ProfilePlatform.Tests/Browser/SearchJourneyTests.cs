using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class SearchJourneyTests(BrowserFixture browser)
{
    private const string Query = "Platform engineer with Kubernetes in Bengaluru, 2020–2023";

    [Theory]
    [InlineData(1280, ColorScheme.Light, "sara")]
    [InlineData(390, ColorScheme.Dark, "sten")]
    public async Task Member_FromQuestionToContact_PaysForWhatTheySee(int width, ColorScheme scheme, string name)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await visitor.OpenSearchAsync(name, "/search");
        await Expect(page.Locator("#search-cost")).ToHaveTextAsync("Up to 6 credits, one for each person found; you have 100.");
        await page.Locator("#search-q").FillAsync("nurse, show 5");
        await Expect(page.Locator("#search-cost")).ToHaveTextAsync("Up to 5 credits, one for each person found; you have 100.");
        await visitor.CheckPageAsync("nothing searched");

        await visitor.SearchAsync(Query);
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(6);
        await Expect(page.Locator("#results")).ToBeFocusedAsync();
        await Expect(page.Locator(".relaxed")).ToContainTextAsync("the time (2020–2023)");
        (await visitor.BalanceAsync()).ShouldBe(94);
        await Expect(page.Locator("#search-cost")).ToContainTextAsync("you have 94");
        await visitor.CheckPageAsync("results");

        await page.Locator("[data-why]").First.ClickAsync();
        await page.Locator("dialog[open] .parts").WaitForAsync();
        await Expect(page.Locator("dialog[open] q").First).ToBeVisibleAsync();
        await visitor.CheckPageAsync("why");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Kubernetes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Bengaluru to should" }).ClickAsync();
        await Expect(page.Locator("#criteria-should")).ToBeFocusedAsync();
        (await visitor.BalanceAsync()).ShouldBe(94, "changing chips costs nothing");
        await visitor.CheckPageAsync("chips changed");
        var first = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Search with these" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search with these" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".crit", new() { HasText = "word Bengaluru" })).ToHaveCountAsync(1);
        page.Url.ShouldNotBe(first);
        (await visitor.BalanceAsync()).ShouldBe(88);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show 6 more people for 1 credit" }).ClickAsync();
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(12);
        (await visitor.BalanceAsync()).ShouldBe(87);

        await page.GetByRole(AriaRole.Button, new() { Name = "Contact " }).First.ClickAsync();
        await Expect(page.Locator(".contact")).ToContainTextAsync("takes 1 credit; you have 87");
        (await visitor.BalanceAsync()).ShouldBe(87);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open for 1 credit" }).ClickAsync();
        await Expect(page.Locator(".contact a[href^='mailto:']")).ToHaveCountAsync(1);
        (await visitor.BalanceAsync()).ShouldBe(86);
        await visitor.CheckPageAsync("contact");
        var table = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).GetAttributeAsync("href"))!);
        (await table.TextAsync()).TrimEnd().Split('\n').Length.ShouldBeGreaterThanOrEqualTo(13, "a head and everybody who was paid for");

        await page.GotoAsync("/search/contacts");
        await Expect(page.Locator(".contacts a[href^='mailto:']")).ToHaveCountAsync(1);
        await visitor.CheckPageAsync("contacts");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task PastSearches_OpenedWatchedAndRemoved_CostNothing()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.OpenSearchAsync("pia", "/search?q=nurse&n=1");
        await Expect(page.Locator(".notice")).ToContainTextAsync("Nothing is searched, or paid");
        (await visitor.BalanceAsync()).ShouldBe(100, "an address costs nothing");
        await page.Locator("#search-q").PressAsync("Enter");
        await page.Locator("#results").WaitForAsync();
        (await visitor.BalanceAsync()).ShouldBe(99);
        await visitor.CheckPageAsync("one result");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(1);
        await Expect(page.Locator("#search-q")).ToHaveValueAsync("nurse");
        await page.GotoAsync("/search/history");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(page.Locator(".past .state")).ToContainTextAsync("1 person, open for");
        await page.GetByLabel("Alerts for “nurse”").CheckAsync();
        await Expect(page.GetByText("Alerts are on.")).ToBeAttachedAsync();
        await visitor.CheckPageAsync("history");
        await page.GetByRole(AriaRole.Link, new() { Name = "nurse" }).ClickAsync();
        await Expect(page.Locator("[data-result]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Alerts on" })).ToBeVisibleAsync();
        (await visitor.BalanceAsync()).ShouldBe(99);
        var address = page.Url;

        await page.GotoAsync("/search/history");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove “nurse”" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No searches yet" })).ToBeVisibleAsync();
        await visitor.CheckPageAsync("no history");
        await page.GotoAsync(address);
        await Expect(page.Locator(".note")).ToContainTextAsync("There is no such search among yours");
        (await visitor.BalanceAsync()).ShouldBe(99);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Search_OfSomebodyElse_OnlyFillsTheForm()
    {
        await using var one = await browser.VisitAsync();
        await one.OpenSearchAsync("olga", "/search");
        await one.SearchAsync("nurse, show 2");
        var address = one.Page.Url;
        address.ShouldContain("id=");

        await using var other = await browser.VisitAsync();
        await other.OpenSearchAsync("otto", new Uri(address).PathAndQuery);

        await Expect(other.Page.Locator(".notice")).ToContainTextAsync("Nothing is searched, or paid");
        await Expect(other.Page.Locator("#search-q")).ToHaveValueAsync("nurse, show 2");
        await Expect(other.Page.Locator("[data-result]")).ToHaveCountAsync(0);
        (await other.BalanceAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task Search_Anonymous_SaysWhatItIsAndLeadsToSignInAndBack()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.SignInAsync("");
        await visitor.Page.GotoAsync("/search?q=nurse&n=3");

        await visitor.CheckPageAsync("anonymous");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to search" }).ClickAsync();
        visitor.Page.Url.ShouldContain(Uri.EscapeDataString("/search?q=nurse&n=3"));
        await visitor.Page.GotoAsync("/search/history");
        visitor.Page.Url.ShouldContain("/login");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Keyboard_Alone_SearchesReadsComparesAndCorrects()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        var keys = page.Keyboard;
        await visitor.OpenSearchAsync("kim", "/search");
        await keys.PressAsync("/");
        await keys.TypeAsync(Query);
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#results")).ToBeFocusedAsync();

        await keys.PressAsync("j");
        await keys.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-result]").Nth(1)).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await Expect(page.Locator("[data-result]").First).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await page.Locator("dialog[open] .parts").WaitForAsync();
        await keys.PressAsync("Escape");
        await Expect(page.Locator("[data-result]").First).ToBeFocusedAsync();
        await keys.PressAsync("c");
        await keys.PressAsync("j");
        await keys.PressAsync("c");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Compare 2 people" })).ToBeEnabledAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "skill Kubernetes, edit" }).FocusAsync();
        await keys.PressAsync("Delete");
        await Expect(page.Locator("#criteria-should")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "place Bengaluru, edit" }).FocusAsync();
        await keys.PressAsync("m");
        // Each change takes the focus along; going on before it has would be undone by it.
        await page.GetByRole(AriaRole.Button, new() { Name = "word Bengaluru, edit" }).WaitForAsync();
        await Expect(page.Locator("#criteria-should")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "time 2020–2023, edit" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(page.GetByLabel("time", new() { Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("since 2019");
        await keys.PressAsync("Enter");
        await page.Locator(".crit", new() { HasText = "since 2019" }).WaitForAsync();
        await Expect(page.Locator("#criteria-must")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Search with these" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#results")).ToBeFocusedAsync();
        (await visitor.BalanceAsync()).ShouldBe(88);
        visitor.CheckFaults();
    }
}
