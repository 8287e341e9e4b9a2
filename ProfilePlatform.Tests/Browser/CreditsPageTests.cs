using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class CreditsPageTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light, "cora")]
    [InlineData(390, ColorScheme.Dark, "cyrus")]
    public async Task CreditsPage_AfterAGrant_ShowsTheLedger(int width, ColorScheme scheme, string name)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        await visitor.SignInAsync($"{name}@example.org");
        await visitor.Page.GotoAsync("/account/credits");
        await GrantAsync(name, 1_150, "Thank you for a long and thorough report on search");
        await visitor.Page.ReloadAsync();

        (await visitor.Page.Locator("main .left").InnerTextAsync()).ShouldBe("1,250 credits left");
        (await visitor.Page.Locator("main .for").AllInnerTextsAsync()).ShouldBe(
            ["Granted: Thank you for a long and thorough report on search", "To begin with"]);
        await visitor.CheckPageAsync($"credits at {width}");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Badge_OnALivePage_FollowsTheBalance()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.SignInAsync("colin@example.org");
        await visitor.Page.GotoAsync("/chat/ananya-kulkundi");
        await visitor.Page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.Page.Locator("header .credits[role=status]", new() { HasText = "100 credits" }).WaitForAsync();

        await GrantAsync("colin", 50, "Thanks");

        await visitor.Page.Locator("header .credits", new() { HasText = "150 credits" }).WaitForAsync();
        await visitor.CheckPageAsync("chat with credits");
        visitor.CheckFaults();
    }

    private async Task GrantAsync(string name, int amount, string reason)
    {
        using var admin = new HttpClient { BaseAddress = browser.Address };
        (await Api.Json.PostAsync(admin, $"/api/admin/users/{await IdAsync(name)}/credits", new { amount, reason })).Status.ShouldBe(200);
    }

    private async Task<Guid> IdAsync(string name)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(browser.DataDir, "platform.db")};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM users WHERE \"Email\" = $email";
        command.Parameters.AddWithValue("$email", $"{name}@example.org");
        return Guid.Parse((string)(await command.ExecuteScalarAsync(Token))!);
    }
}
