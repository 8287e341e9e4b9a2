using Microsoft.Playwright;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Api.Matching;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class MatchRunsPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, "mona")]
    [InlineData(390, ColorScheme.Dark, "milo")]
    public async Task Runs_FilteredByState_StandInTheAddress(int width, ColorScheme scheme, string name)
    {
        await ScoreAsync(name);
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Matching" }).ClickAsync();
        var row = page.Locator("tbody tr", new() { HasText = $"runs-{name}" });
        (await row.InnerTextAsync()).ShouldContain("Done");
        await visitor.CheckPageAsync($"runs at {width}");

        await page.GetByLabel("State").SelectOptionAsync("done");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/matches?state=done");
        (await page.GetByLabel("State").InputValueAsync()).ShouldBe("done");
        await row.WaitForAsync();

        await page.GotoAsync("/admin/matches?state=failed");
        await page.GetByText("No run is in this state.").WaitForAsync();
        await visitor.CheckPageAsync($"no runs at {width}");
        visitor.CheckFaults();
    }

    private async Task ScoreAsync(string name)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = browser.Address };
        client.DefaultRequestHeaders.Add("Origin", browser.Address.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([new("email", $"{name}@example.org")]);
        using var response = await client.PostAsync(new Uri("/login/local", UriKind.Relative), form, TestContext.Current.CancellationToken);
        (await client.PostAsync("/api/profiles", new { display_name = name, slug = $"runs-{name}" })).Status.ShouldBe(201);
        (await client.PatchAsync($"/api/profiles/runs-{name}", new { seeks = "Editors of films", offers = "Alert review" })).Status.ShouldBe(200);
        await MatchHost.ScoreAsync(client);
    }
}
