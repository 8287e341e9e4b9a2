using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Api.Search;
using ProfilePlatform.Tests.Llm;
using static Microsoft.Playwright.Assertions;

namespace ProfilePlatform.Tests.Browser;

/// <summary>Results with people and a model of the tests' own.</summary>
[Collection(nameof(BrowserTests))]
public sealed partial class SearchResultTests(BrowserFixture browser)
{
    private const string Hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";

    [Fact]
    public async Task Reasons_WrittenLater_ComeWithoutAReload()
    {
        await using var host = new SearchHost { WithModel = true };
        await host.InitializeAsync();
        var gate = new StubGate();
        host.Stub.Script = request => request is { Temperature: 0.1, MaxTokens: 1200 }
            ? StubReply.Json(new { people = PersonId().Matches(request.AllText).Select(match => new { person_id = match.Groups[1].Value, why_matched = new[] { "Built services in Python" } }) }).HeldBy(gate)
            : StubReply.Text("no");
        await using var visitor = await browser.VisitAsync(address: host.Platform.Address);
        var page = visitor.Page;
        await visitor.OpenSearchAsync("wendy", "/search");

        await visitor.SearchAsync(SearchHost.Query + ", show 2");

        await Expect(page.Locator(".pending")).ToHaveCountAsync(2);
        await visitor.CheckPageAsync("reasons to come");
        gate.Open();
        await Expect(page.Locator(".pending")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        (await page.Locator(".reasons").AllInnerTextsAsync()).ShouldBe(["Built services in Python", "Built services in Python"]);
        (await visitor.BalanceAsync()).ShouldBe(98);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Person_WithHostileWords_IsShownAsText()
    {
        await using var host = new SearchHost();
        await host.InitializeAsync();
        var (profile, card) = SearchHost.Person(500, "Zoologist " + Hostile, Hostile, "Mumbai", "India", "Zoologist. " + Hostile);
        (profile.DisplayName, profile.Headline, profile.OpenToContact, profile.ContactEmailVisible, profile.ContactEmail, profile.ContactOther) =
            (Hostile, Hostile, true, true, "a@example.org?bcc=eve@example.org", Hostile);
        var (second, other) = SearchHost.Person(501, "Zoologist", "Zoo", "Mumbai", "India", "Zoologist.");
        await host.AddAsync((profile, card), (second, other));
        await using var visitor = await browser.VisitAsync(address: host.Platform.Address);
        var page = visitor.Page;
        await visitor.OpenSearchAsync("holly", "/search");

        await visitor.SearchAsync("zoologist in Mumbai, show 2");

        var result = page.Locator("[data-result]", new() { HasText = "onerror" });
        await Expect(result.Locator("h3 a")).ToHaveTextAsync(Hostile);
        await result.Locator("[data-why]").ClickAsync();
        await page.Locator("dialog[open] .parts").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-compare]").Nth(0).ClickAsync();
        await page.Locator("[data-compare]").Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare 2 people" }).ClickAsync();
        await page.Locator("dialog.wide[open] table").WaitForAsync();
        await visitor.CheckPageAsync("side by side");
        await page.Keyboard.PressAsync("Escape");
        await result.GetByRole(AriaRole.Button, new() { Name = "Contact " }).ClickAsync();
        await result.GetByRole(AriaRole.Button, new() { Name = "Open for 1 credit" }).ClickAsync();
        await result.Locator(".contact dl").WaitForAsync();
        await Expect(result.Locator(".contact a")).ToHaveCountAsync(0);
        await page.GotoAsync("/search/contacts");
        await page.Locator(".contacts").WaitForAsync();

        (await page.TitleAsync()).ShouldNotBe("taken");
        (await page.Locator("main img[src=x]").CountAsync()).ShouldBe(0);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Missing_Person_IsExplainedAndTheConditionGoes()
    {
        await using var host = new SearchHost();
        await host.InitializeAsync();
        await host.ChangeAsync(SearchHost.IdOf(100), profile => profile.DirectoryText = DirectoryWords.Of(profile, []));
        await using var visitor = await browser.VisitAsync(address: host.Platform.Address);
        var page = visitor.Page;
        await visitor.OpenSearchAsync("mia", "/search");
        await visitor.SearchAsync(SearchHost.Query + ", show 2");

        await page.Locator(".whynot summary").ClickAsync();
        await page.GetByLabel("Name of the person").FillAsync("Person 100");
        await page.GetByRole(AriaRole.Button, new() { Name = "Why not?" }).ClickAsync();
        await Expect(page.Locator(".whynot .summary")).ToContainTextAsync("Kept out by the place (Mumbai) only");
        await visitor.CheckPageAsync("why not");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it out" }).ClickAsync();

        await Expect(page.Locator(".crit", new() { HasText = "Mumbai" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search with these" })).ToBeVisibleAsync();
        await page.GetByLabel("Name of the person").FillAsync("Nobody Atall");
        await page.GetByRole(AriaRole.Button, new() { Name = "Why not?" }).ClickAsync();
        await Expect(page.Locator(".whynot")).ToContainTextAsync("Nobody of this name");
        (await visitor.BalanceAsync()).ShouldBe(98);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Nobody_Found_CostsNothingAndSaysWhatToDo()
    {
        await using var host = new SearchHost();
        await host.InitializeAsync();
        foreach (var number in Enumerable.Range(1, SearchHost.Engineers))
        {
            await host.ChangeAsync(SearchHost.IdOf(number), profile => profile.Visibility = Visibility.Private);
        }

        await using var visitor = await browser.VisitAsync(address: host.Platform.Address);
        var page = visitor.Page;
        await visitor.OpenSearchAsync("nora", "/search?open=1&in=Atlantis");

        await visitor.SearchAsync("gardener, not in Hamburg");

        await Expect(page.Locator(".empty")).ToContainTextAsync("nothing was charged");
        await Expect(page.Locator(".empty")).ToContainTextAsync("open to work in Atlantis");
        await visitor.CheckPageAsync("nobody");
        (await visitor.BalanceAsync()).ShouldBe(100);
        visitor.CheckFaults();
    }

    [GeneratedRegex("\"person_id\":\\s*\"([0-9a-f-]{36})\"")]
    private static partial Regex PersonId();
}
