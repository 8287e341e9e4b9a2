using Microsoft.Playwright;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;
using static Microsoft.Playwright.Assertions;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class MatchPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Member_ScoredReviewedScoredAgain_SeesWhatItGained(int width, ColorScheme scheme)
    {
        await using var app = await MatchApp.StartAsync(withModel: true);
        var gate = new StubGate();
        var script = app.Stub.Script;
        app.Stub.Script = request => script(request).HeldBy(gate);
        await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync("mira@example.org");
        await visitor.OpenAsync("/matches");
        await visitor.CheckPageAsync("nobody scored");
        var asked = await visitor.OrderAsync();
        asked.ShouldContain("Score 12 people?");
        asked.ShouldContain("2 calls of stub/small");
        await Expect(page.Locator(".run")).ToContainTextAsync("of 12 people");
        await visitor.OpenAsync("/matches");
        await Expect(page.Locator("form.order button[type=submit]")).ToBeDisabledAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await visitor.CheckPageAsync("a run under way");
        gate.Open();
        await Expect(page.Locator(".run")).ToContainTextAsync("12 people scored.");
        await Expect(page.Locator(".matches h3").First).ToHaveTextAsync("Person 011");
        await Expect(page.Locator(".matches .score").First).ToContainTextAsync("85");

        await page.GetByRole(AriaRole.Button, new() { Name = "Met already: Person 011" }).ClickAsync();
        await Expect(page.GetByText("Met already", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.CheckPageAsync("somebody marked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the mark of Person 011" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not for me: Person 011" })).ToBeVisibleAsync();

        await visitor.OpenAsync("/matches/calibration");
        await Expect(page.GetByText("No reviews to measure with yet")).ToBeVisibleAsync();
        await visitor.CheckPageAsync("nothing to measure");
        await visitor.OpenAsync("/matches/review");
        await visitor.CheckPageAsync("review");
        for (var reviewed = 0; reviewed < 8; reviewed++)
        {
            await Expect(page.Locator("#review-progress")).ToHaveTextAsync($"{reviewed} of 12 reviewed");
            var name = await page.Locator("#review-name").InnerTextAsync();
            await page.Locator("#review-score").FillAsync(MatchApp.Right(name).ToString(System.Globalization.CultureInfo.InvariantCulture));
            await page.Locator("#review-score").PressAsync("Enter");
        }

        await Expect(page.Locator("#review-progress")).ToHaveTextAsync("8 of 12 reviewed");
        await visitor.OpenAsync("/matches/calibration");
        await Expect(page.Locator("table tbody tr").First).ToContainTextAsync("30.0 (30.0 to 30.0)");
        await Expect(page.Locator(".gains")).ToContainTextAsync("The line, over the first scores");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score again" }).ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Score 12 people again?");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Score again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First and second score" })).ToBeVisibleAsync();
        await Expect(page.Locator(".gains li").Nth(1)).ToContainTextAsync("closer to you");
        (await page.Locator("svg.plot").CountAsync()).ShouldBe(3);
        (await page.Locator("svg.plot desc").First.TextContentAsync())!.ShouldContain("Second pass 0.0 (0.0 to 0.0)");
        await visitor.CheckPageAsync("calibration");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Review_ByKeysAlone_SavesMovesAndTakesBack()
    {
        await using var app = await MatchApp.StartAsync(withModel: false);
        await using var visitor = await browser.VisitAsync(1280, ColorScheme.Dark, app.Address);
        var page = visitor.Page;
        var said = page.Locator("#review-said");
        await visitor.SignInAsync("mira@example.org");
        await visitor.OpenAsync("/matches");
        await Expect(page.GetByText("No language model is set up on this server")).ToBeVisibleAsync();
        (await visitor.OrderAsync()).ShouldContain("No model is asked");
        await Expect(page.Locator(".matches li")).ToHaveCountAsync(12);

        await visitor.OpenAsync("/matches/review");
        var first = await NameAsync(page);
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#review-name")).Not.ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#review-name")).ToHaveTextAsync(first);

        // What is typed is no command, and stays when one looks elsewhere.
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("#review-note")).ToBeFocusedAsync();
        const string note = "<script>alert(1)</script> jk7 & “fine”";
        await page.Keyboard.TypeAsync(note);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#review-note")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#review-note")).ToHaveValueAsync(note);
        await page.Keyboard.PressAsync("7");
        await Expect(said).ToContainTextAsync($"70 saved for {first}.");
        await Expect(said).ToContainTextAsync("1 of 12 reviewed.");
        var second = await NameAsync(page);
        second.ShouldNotBe(first);
        await page.Keyboard.PressAsync("0");
        await Expect(said).ToContainTextAsync($"100 saved for {second}.");
        await page.Keyboard.PressAsync("u");
        await Expect(said).ToContainTextAsync($"Taken back for {second}.");
        await Expect(page.Locator("#review-name")).ToHaveTextAsync(second);
        await page.Keyboard.PressAsync("x");
        await Expect(said).ToContainTextAsync($"{second}: not for you.");
        await Expect(page.Locator("#review-progress")).ToHaveTextAsync("1 of 11 reviewed");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#review-progress")).ToHaveTextAsync("1 of 12 reviewed");

        // By the buttons, with the keyboard: the focus stays where it is.
        await page.GetByRole(AriaRole.Button, new() { Name = "Key 3 gives 30" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(said).ToContainTextAsync("30 saved");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Key 3 gives 30" })).ToBeFocusedAsync();

        foreach (var wrong in new[] { "101", "-1", "", "1.5" })
        {
            await page.Locator("#review-score").FillAsync(wrong);
            await page.Locator("#review-score").PressAsync("Enter");
            await Expect(page.Locator("#review-score-fault")).ToHaveTextAsync("A whole number from 0 to 100.");
            await Expect(page.Locator("#review-progress")).ToHaveTextAsync("2 of 12 reviewed");
            await page.Locator("#review-score").FillAsync("");
        }

        await visitor.CheckPageAsync("a wrong score");
        await page.GetByLabel("Keys", new() { Exact = true }).UncheckAsync();
        await page.Keyboard.PressAsync("9");
        await page.GetByLabel("Keys", new() { Exact = true }).CheckAsync();
        await page.Keyboard.PressAsync("8");
        await Expect(page.Locator("#review-progress")).ToHaveTextAsync("3 of 12 reviewed");
        await Expect(said).ToContainTextAsync("80 saved");

        await visitor.OpenAsync("/matches");
        await Expect(page.Locator(".note-text")).ToContainTextAsync(note);
        await visitor.CheckPageAsync("reviewed");
        await visitor.OpenAsync("/matches/calibration");
        await Expect(page.Locator(".gains")).ToContainTextAsync("too few reviews to tell");
        await Expect(page.GetByText("there is nothing to score again with")).ToBeVisibleAsync();
        await visitor.CheckPageAsync("few reviews");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Member_WithoutProfile_IsLedToMakingOne()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.SignInAsync("no-profile@example.org");
        foreach (var path in new[] { "/matches", "/matches/review", "/matches/calibration" })
        {
            await visitor.Page.GotoAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Make your profile" })).ToBeVisibleAsync();
        }

        await visitor.CheckPageAsync("no profile");
        await visitor.SignInAsync("");
        await visitor.Page.GotoAsync("/matches/review");
        visitor.Page.Url.ShouldContain("/login");
        visitor.CheckFaults();
    }

    private static Task<string> NameAsync(IPage page) => page.Locator("#review-name").InnerTextAsync();
}
