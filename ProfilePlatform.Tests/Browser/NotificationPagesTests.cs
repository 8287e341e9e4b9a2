using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Tests.Notifications;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class NotificationPagesTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pages_WithoutAnyWay_SayItPlainly(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        await visitor.SignInAsync($"nobody-told-{width}@example.org");
        await visitor.Page.GotoAsync("/account/notifications");
        await visitor.Page.GetByText("This server sends neither mail nor push messages").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing yet" }).WaitForAsync();
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send me a test" }).CountAsync()).ShouldBe(0);
        await visitor.CheckPageAsync("no way");

        await visitor.Page.GotoAsync("/notifications/stop?t=nonsense");
        await visitor.Page.GetByText("This link does not hold").WaitForAsync();
        await visitor.CheckPageAsync("a link that does not hold");
        visitor.CheckFaults();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task OwnersPage_ChoicesTestAndHistory(int width, ColorScheme scheme)
    {
        await using var receiver = await ReceiverStub.StartAsync();
        var folder = Directory.CreateTempSubdirectory("browser-notices-").FullName;
        await using var app = await AppProcess.StartAsync(await PublishedApp.FolderAsync(), folder, AppProcess.FreePort(), demoPeople: false, Token, new Dictionary<string, string?>
        {
            ["SENDGRID_API_KEY"] = "SG.secret", ["SENDGRID_BASE_URL"] = receiver.Address.ToString(), ["MAIL_FROM"] = "notices@example.org",
            ["PUSHOVER_TOKEN"] = "app", ["PUSHOVER_BASE_URL"] = receiver.Address.ToString(),
        });
        await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
        var page = visitor.Page;
        await visitor.SignInAsync("ines@example.org");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByLabel("Name").PressSequentiallyAsync("Ines Lind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Until it is live" }).WaitForAsync();
        await FillAsync(folder);

        await page.GotoAsync("/owner/ines-lind/notifications");
        await page.GetByRole(AriaRole.Heading, new() { Name = "New lead for Ines Lind: Eve <b>Bold</b>" }).WaitForAsync();
        await page.GetByText("Mail: given up").WaitForAsync();
        await visitor.CheckPageAsync("owner's notifications");

        await page.GetByLabel("Leads by mail").UncheckAsync();
        await page.GetByLabel("Your user key at Pushover").FillAsync("too short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("A user key has 30 letters and digits. Nothing was saved.").WaitForAsync();
        await visitor.CheckPageAsync("a wrong key");
        await page.GetByLabel("Leads by mail").UncheckAsync();
        await page.GetByLabel("Your user key at Pushover").FillAsync(DeliveryBench.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Saved.").WaitForAsync();
        (await page.GetByLabel("Leads by mail").IsCheckedAsync()).ShouldBeFalse();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a test" }).ClickAsync();
        await page.Locator("form.test .tag.live").Nth(1).WaitForAsync();
        receiver.Confirmed.Select(request => request.Path).ShouldBe(["/v3/mail/send", "/1/messages.json"], ignoreOrder: true);
        await visitor.CheckPageAsync("tested");

        await page.GotoAsync("/account/notifications");
        await page.GetByRole(AriaRole.Heading, new() { Name = "This is a test" }).WaitForAsync();
        await visitor.CheckPageAsync("account's notifications");
        visitor.CheckFaults();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A lead that was given up and a digest that nobody wanted sent, past the application.</summary>
    private static async Task FillAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "platform.db")};Default Timeout=30;Pooling=False");
        await connection.OpenAsync(Token);
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO notifications (Kind, ProfileId, EventKey, PayloadJson, CreatedAt, PlannedAt)
            SELECT 'unanswered-digest', Id, 'd', '{"from":"2026-11-09","questions":3,"groups":[{"question":"Do you sail?","count":2},{"question":"Do you dive?","count":1}]}', @at, @at FROM profiles;
            INSERT INTO notifications (Kind, ProfileId, EventKey, PayloadJson, CreatedAt, PlannedAt)
            SELECT 'lead', Id, 'l', '{"name":"Eve <b>Bold</b>","email":"eve@example.org","notes":"Hiring for a billing team.\nCall me.","session_id":"4f1c"}', @at, @at FROM profiles;
            INSERT INTO notification_deliveries (Id, NotificationId, UserId, Channel, State, Attempts, DueAt, Fault)
            SELECT '01A00000-0000-7000-8000-000000000000', last_insert_rowid(), OwnerId, 'email', @failed, 12, @at, 'The service has a fault of its own (500).' FROM profiles;
            """;
        insert.Parameters.AddWithValue("@at", (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        insert.Parameters.AddWithValue("@failed", (int)DeliveryState.Failed);
        await insert.ExecuteNonQueryAsync(Token);
    }
}
