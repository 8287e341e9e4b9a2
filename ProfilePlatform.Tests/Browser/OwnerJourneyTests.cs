using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class OwnerJourneyTests(BrowserFixture browser)
{
    private static readonly string Files = Path.Combine(Repository.Root, "data", "demo", "ananya-kulkundi");

    [Theory]
    [InlineData(1280, ColorScheme.Light, "Ana Duarte")]
    [InlineData(390, ColorScheme.Dark, "Bea Lund")]
    public async Task Owner_FromNothingToTheirOwnAnswer(int width, ColorScheme scheme, string name)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await visitor.SignInAsync($"{name.Split(' ')[0].ToLowerInvariant()}@example.org");
        await visitor.CheckPageAsync("create");

        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByLabel("Name").PressSequentiallyAsync(name);
        await Assertions.Expect(page.GetByLabel("Address")).ToHaveValueAsync(name.ToLowerInvariant().Replace(' ', '-'));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Until it is live" }).WaitForAsync();
        await visitor.CheckPageAsync("checklist");

        await page.Locator(".checklist a.button").ClickAsync();
        await UploadAsync(visitor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Index now" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Earlier runs" }).WaitForAsync();
        await page.Locator(".bars").WaitForAsync();
        await visitor.CheckPageAsync("indexed");

        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the conversation" }).ClickAsync();
        await visitor.AskAsync("Where did you study?");
        (await page.Locator(".turn .answer").InnerTextAsync()).ShouldContain("Kukkarahalli");
        await page.Locator(".turn .marker").First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("mark").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await page.Locator(".turn .tools").WaitForAsync();
        visitor.CheckFaults();
    }

    [Fact]
    public async Task OwnerPages_OfSomebodyElse_AreNotThere()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.SignInAsync("eve@example.org");
        foreach (var path in new[] { "", "/documents", "/index", "/voice", "/conversations", "/conversations/0123456789abcdef0123456789abcdef" })
        {
            (await visitor.Page.GotoAsync("/owner/ananya-kulkundi" + path))!.Status.ShouldBe(404, path);
        }
    }

    [Fact]
    public async Task OwnerPages_Anonymous_LeadToSignIn()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.SignInAsync("");
        await visitor.Page.GotoAsync("/owner/ananya-kulkundi/documents");

        visitor.Page.Url.ShouldContain("/login?returnUrl=");
    }

    private static async Task UploadAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.CheckPageAsync("no documents");
        FilePayload[] files =
        [
            new() { Name = "holiday.jpg", MimeType = "image/jpeg", Buffer = [1, 2, 3] },
            new() { Name = "cv.pdf", MimeType = "application/pdf", Buffer = await File.ReadAllBytesAsync(Path.Combine(Files, "cv.pdf")) },
            new() { Name = "letter.txt", MimeType = "text/plain", Buffer = await File.ReadAllBytesAsync(Path.Combine(Files, "recommendation.txt")) },
        ];
        await page.Locator("#files").SetInputFilesAsync(files);
        await Assertions.Expect(page.Locator(".documents tbody tr")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        (await page.Locator(".uploads li.refused").InnerTextAsync()).ShouldContain("holiday.jpg");
        await visitor.CheckPageAsync("documents");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show the text of cv.pdf" }).ClickAsync();
        await page.Locator("dialog[open] .pages").WaitForAsync();
        await visitor.CheckPageAsync("text of a document");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete letter.txt" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).WaitForAsync();
        await visitor.CheckPageAsync("confirmation");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Keep it", "the focus moves in, to what loses nothing");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).ShouldBe("Delete letter.txt", "the focus goes back");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".documents tbody tr")).ToHaveCountAsync(1);
    }
}
