using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class RestartTests(BrowserFixture browser)
{
    [Fact]
    public async Task Server_KilledAndStartedAgain_LosesNoConversationAndNoDraft()
    {
        var token = TestContext.Current.CancellationToken;
        var folder = await PublishedApp.FolderAsync();
        var data = Directory.CreateTempSubdirectory("restart-").FullName;
        var port = AppProcess.FreePort();
        var first = await AppProcess.StartAsync(folder, data, port, demoPeople: true, token);
        await using var visitor = await browser.VisitAsync(address: first.Address);
        var page = visitor.Page;
        await page.GotoAsync("/chat/ananya-kulkundi");
        await visitor.AskAsync("Where did you study?");
        await page.Locator("#question").FillAsync("half a thou");

        await first.DisposeAsync();
        await page.Locator("#components-reconnect-modal.components-reconnect-show").WaitForAsync();
        await using var second = await AppProcess.StartAsync(folder, data, port, demoPeople: true, token);

        // The new process does not know the old circuit: the page loads itself again and finds everything on the server and in the browser.
        await Assertions.Expect(page.Locator(".components-reconnect-show")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await page.Locator(".turn .tools").WaitForAsync();
        (await page.Locator("#question").InputValueAsync()).ShouldBe("half a thou");
        await visitor.AskAsync("What are you working on now?");
        (await page.Locator(".turn").CountAsync()).ShouldBe(2);
        await second.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
