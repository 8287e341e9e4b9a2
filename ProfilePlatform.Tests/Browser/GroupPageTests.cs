using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class GroupPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(390, ColorScheme.Dark, false)]
    public async Task Organiser_MakesScoresCorrectsAndRemovesAGroup(int width, ColorScheme scheme, bool withModel)
    {
        await using var app = await MatchApp.StartAsync(withModel);
        await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync("mira@example.org");
        await visitor.OpenAsync("/matches/groups");
        await Expect(page.GetByText("No groups yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        await Expect(page.Locator("#group-name-fault")).ToBeVisibleAsync();
        await Expect(page.Locator("#group-fault")).ToContainTextAsync("2 to 40 people");
        await visitor.CheckPageAsync("a form with faults");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Dinner <b>& talk</b>");
        await page.GetByLabel("Add people").PressSequentiallyAsync("son 00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add Person 003" }).ClickAsync();
        await page.GetByLabel("Add people").FillAsync("person-000, /p/person-001 nobody-here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add by address" }).ClickAsync();
        await Expect(page.Locator("#group-chosen")).ToContainTextAsync("4 people in the group");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        await Expect(page.Locator("#group-fault")).ToHaveTextAsync("Nobody whom you may see is at: nobody-here.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take nobody-here out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dinner <b>& talk</b>" })).ToBeVisibleAsync();
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(page.Locator(".who").First).ToContainTextAsync("Not scored yet.");
        await visitor.CheckPageAsync("nothing scored");

        await page.GetByRole(AriaRole.Button, new() { Name = "Say who should meet whom" }).ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("Score 3 pairs?");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync(withModel ? "2 calls of stub/small" : "it costs nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score them" }).ClickAsync();
        await Expect(page.Locator(".pair-item")).ToHaveCountAsync(3);
        await Expect(page.GetByText("3 pairs scored.")).ToBeVisibleAsync();
        await visitor.CheckPageAsync("scored");

        var last = page.Locator(".pair-item").Last;
        var name = (await last.Locator("h3").InnerTextAsync()).Trim();
        await last.Locator("summary").ClickAsync();
        await last.GetByLabel("Your score").FillAsync("101");
        await last.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(last.GetByRole(AriaRole.Alert)).ToHaveTextAsync("A whole number from 0 to 100.");
        await visitor.CheckPageAsync("a wrong score");
        await last.GetByLabel("Your score").FillAsync("99");
        await last.GetByLabel("Note").FillAsync("<img src=x onerror=alert(1)>");
        await last.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        var first = page.Locator(".pair-item").First;
        await Expect(first.Locator("h3")).ToHaveTextAsync(name);
        await Expect(first.Locator(".note-text")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(page.Locator(".who .score", new() { HasText = "99" })).ToHaveCountAsync(2);
        await first.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(page.Locator(".who .score", new() { HasText = "99" })).ToHaveCountAsync(0);

        await page.GetByText("Change the group").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take Person 003 out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the changes" }).ClickAsync();
        await Expect(page.Locator(".who")).ToHaveCountAsync(2);
        await Expect(page.Locator(".pair-item")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Expect(page.GetByText("No groups yet")).ToBeVisibleAsync();
        visitor.CheckFaults();
    }
}
