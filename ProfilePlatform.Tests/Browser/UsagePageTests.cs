using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class UsagePageTests(BrowserFixture browser)
{
    private static readonly (string Operation, int Prompt, int Completion)[] Turn =
        [("intent", 620, 24), ("chat", 1_480, 210), ("follow_ups", 540, 90)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light, "uma-lind")]
    [InlineData(390, ColorScheme.Dark, "ugo-rey")]
    public async Task UsagePage_EmptyThenUsed(int width, ColorScheme scheme, string slug)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await visitor.SignInAsync($"{slug}@example.org");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByLabel("Name").PressSequentiallyAsync(slug.Replace('-', ' '));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Until it is live" }).WaitForAsync();

        if (width < 800)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Tokens" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "No tokens used yet" }).WaitForAsync();
        await visitor.CheckPageAsync("empty");

        await UseAsync(slug);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "By day" }).WaitForAsync();
        (await page.Locator(".figures tbody tr").CountAsync()).ShouldBe(20);
        await visitor.CheckPageAsync("used");

        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await page.GetByText("Page 2 of").WaitForAsync();
        visitor.CheckFaults();
    }

    /// <summary>Enters a month of turns into the application's ledger, past the application.</summary>
    private async Task UseAsync(string slug)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(browser.DataDir, "platform.db")};Default Timeout=30");
        await connection.OpenAsync(Token);
        await using var transaction = connection.BeginTransaction();
        var today = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Days;
        for (var ago = 0; ago < 30; ago++)
        {
            foreach (var (operation, prompt, completion) in ago == 20 ? [.. Turn, ("split", 61_000, 38_000), ("embed", 24_000, 0)] : Turn)
            {
                var turns = ago % 7 == 3 ? 0 : 3 + (ago * 5 % 11);
                for (var turn = 0; turn < turns; turn++)
                {
                    await using var insert = connection.CreateCommand();
                    insert.CommandText = """
                        INSERT INTO usage_ledger (At, Day, ProfileId, Slug, Operation, Model, PromptTokens, CompletionTokens, TotalTokens, LatencyMs, Cached, Estimated, CostMicros, Outcome)
                        SELECT @at, @day, Id, Slug, @op, 'openai/gpt-4o-mini', @prompt, @completion, @prompt + @completion, 900, 0, 0, @cost, 'ok' FROM profiles WHERE Slug = @slug
                        """;
                    insert.Parameters.AddWithValue("@day", today - ago);
                    insert.Parameters.AddWithValue("@at", (today - ago) * 86_400_000_000L);
                    insert.Parameters.AddWithValue("@op", operation);
                    insert.Parameters.AddWithValue("@prompt", prompt);
                    insert.Parameters.AddWithValue("@completion", completion);
                    insert.Parameters.AddWithValue("@cost", (prompt * 150 / 1000) + (completion * 600 / 1000));
                    insert.Parameters.AddWithValue("@slug", slug);
                    await insert.ExecuteNonQueryAsync(Token);
                }
            }
        }

        await transaction.CommitAsync(Token);
    }
}
