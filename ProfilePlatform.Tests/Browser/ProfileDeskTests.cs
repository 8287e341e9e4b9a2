using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class ProfileDeskTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, "desk-light@example.org")]
    [InlineData(390, ColorScheme.Dark, "desk-dark@example.org")]
    public async Task Profile_FilledPicturedAndDeleted_TellsEachStep(int width, ColorScheme scheme, string email)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await visitor.SignInAsync(email);
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var slug = "desk-" + width;
        await page.GetByLabel("Name").FillAsync("Desk Person");
        await page.GetByLabel("Address").FillAsync(slug);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();
        await page.WaitForURLAsync("**/owner/" + slug);

        await page.GotoAsync($"/owner/{slug}/profile");
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.CheckPageAsync("profile untouched");
        await page.GetByLabel("Headline").FillAsync("Keeps bees");
        await page.GetByLabel("Least salary").FillAsync("plenty");
        await page.GetByText("Members", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("Must be a whole number of rupees").WaitForAsync();
        (await page.GetByLabel("Headline").InputValueAsync()).ShouldBe("Keeps bees", "what was typed stays");
        await visitor.CheckPageAsync("profile with a fault");

        await page.GetByLabel("Least salary").FillAsync("12,00,000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Least salary")).ToHaveValueAsync("1200000");
        await page.Locator(".changes ins", new() { HasText = "Keeps bees" }).WaitForAsync();
        await page.Locator(".photo input[type=file]").SetInputFilesAsync(Path.Combine(Repository.Root, "data/demo/adeline-quek/photo.png"));
        await page.Locator(".photo img.portrait").WaitForAsync();
        await visitor.CheckPageAsync("profile with changes");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldBe(slug + ".zip");
        var delete = page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" });
        await Assertions.Expect(delete).ToBeDisabledAsync();
        await page.GetByLabel($"Type {slug} to confirm").FillAsync(slug);
        await delete.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Make a profile" }).WaitForAsync();
        (await page.GotoAsync("/p/" + slug))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Conversation_ProfileHiddenMeanwhile_KeepsNothingOnThePage()
    {
        await using var visitor = await browser.VisitAsync();
        await using var admin = await browser.VisitAsync();
        await visitor.SignInAsync("");
        var page = visitor.Page;
        await page.GotoAsync("/chat/wanjiru-kamande");
        await visitor.AskAsync("Where did you study?");
        await SwitchAsync(admin.Page, enabled: false);
        try
        {
            await page.Locator(".welcome").GetByText("does not take questions any more").WaitForAsync();
            await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        }
        finally
        {
            await SwitchAsync(admin.Page, enabled: true);
        }
    }

    private static async Task SwitchAsync(IPage page, bool enabled)
    {
        await page.GotoAsync("/owner/wanjiru-kamande");
        (await page.EvaluateAsync<int>(
            "on => fetch('/api/profiles/wanjiru-kamande/status', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ enabled: on }) }).then(r => r.status)",
            enabled)).ShouldBe(200);
    }
}
