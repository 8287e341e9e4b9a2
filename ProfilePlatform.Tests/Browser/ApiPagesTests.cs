using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

/// <summary>The pages around the API: its documentation, a member's keys, the audit trail.</summary>
[Collection(nameof(BrowserTests))]
public sealed class ApiPagesTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light, "kay-moss")]
    [InlineData(390, ColorScheme.Dark, "kim-moor")]
    public async Task Keys_MadeUsedAndRevoked(int width, ColorScheme scheme, string name)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await visitor.SignInAsync($"{name}@example.org");
        await page.GotoAsync("/account/keys");
        await page.GetByText("You have no keys.").WaitForAsync();
        await visitor.CheckPageAsync("no keys");

        await page.GetByLabel("Name").FillAsync("Nightly script");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        var key = await page.Locator("#new-key").InnerTextAsync();
        await visitor.CheckPageAsync("a new key");
        (await StatusAsync(key)).ShouldBe(200);

        await page.GotoAsync("/account/keys");
        (await page.Locator("#new-key").CountAsync()).ShouldBe(0);
        (await page.ContentAsync()).ShouldNotContain(key);
        await page.GetByText("last used").WaitForAsync();
        await page.GetByText("Revoke", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Nightly script for good" }).ClickAsync();
        await page.GetByText("You have no keys.").WaitForAsync();
        (await StatusAsync(key)).ShouldBe(401);
        visitor.CheckFaults();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Trail_FilteredByAddress(int width, ColorScheme scheme)
    {
        await using var member = await browser.VisitAsync();
        await member.SignInAsync($"trail-{width}@example.org");
        await member.Page.GotoAsync("/account/keys");
        await member.Page.GetByLabel("Name").FillAsync("Seen");
        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await member.Page.Locator("#new-key").WaitForAsync();

        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await page.GotoAsync("/admin/audit");
        await page.GetByLabel("Who").FillAsync($"trail-{width}@example.org");
        await page.GetByLabel("Did").FillAsync("api-key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByText("1 entry").WaitForAsync();
        page.Url.ShouldContain("action=api-key");
        (await page.Locator("tbody tr").InnerTextAsync()).ShouldContain("api-key.created");
        await visitor.CheckPageAsync("filtered");

        await page.GotoAsync("/admin/audit?from=never");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        visitor.CheckFaults();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Docs_SearchedAndOpened(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await page.GotoAsync("/docs");
        await page.GetByRole(AriaRole.Heading, new() { Name = "API keys", Exact = true }).WaitForAsync();
        await visitor.CheckPageAsync("all routes");

        await page.GetByLabel("Search the API").FillAsync("uploads");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByText("document-encrypted").First.WaitForAsync();
        await visitor.CheckPageAsync("one route");
        visitor.CheckFaults();
    }

    private async Task<int> StatusAsync(string key)
    {
        using var program = new HttpClient { BaseAddress = browser.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await program.GetAsync(new Uri("/api/profiles", UriKind.Relative), Token);
        return (int)response.StatusCode;
    }
}
