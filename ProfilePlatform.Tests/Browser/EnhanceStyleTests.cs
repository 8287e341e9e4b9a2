using System.Text;
using Microsoft.Playwright;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Enhancement;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Browser;

/// <summary>A sample letter in a browser, and how a run of several calls is seen there.</summary>
[Collection(nameof(BrowserTests))]
public sealed class EnhanceStyleTests(BrowserFixture browser)
{
    private const string Letter = "Dear team,\n\nI love working with people! I enjoy hard weeks, and I'm happy when a thing is done. Thanks for reading this far, it was fun to write.\n";
    private const string Measured = "From your sample letter: warm tone";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Letter_ChosenWrongTooBigAndForgotten_IsMeasuredOrSaysWhyNot(int width, ColorScheme scheme)
    {
        await WithAppAsync(width, scheme, null, async (visitor, slug, stub) =>
        {
            var page = visitor.Page;
            await page.GotoAsync($"/owner/{slug}/enhance");
            await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.GetByText("Nothing is known of how you write").WaitForAsync();
            var style = page.Locator(".style");
            var fault = style.GetByRole(AriaRole.Alert);

            await ChooseAsync(page, "letter.txt", Encoding.UTF8.GetBytes(Letter));
            await style.GetByText(Measured).WaitForAsync();
            await Assertions.Expect(fault).ToHaveTextAsync("");
            await visitor.CheckPageAsync("a letter that was measured");

            // What goes wrong says so, and leaves what was measured before.
            foreach (var (name, content, words) in Wrong())
            {
                await ChooseAsync(page, name, content);
                await Assertions.Expect(fault).ToContainTextAsync(words, new() { Timeout = 30_000 });
                await Assertions.Expect(style).ToContainTextAsync(Measured);
                await visitor.CheckPageAsync($"{name} refused");
                await ChooseAsync(page, "again.md", Encoding.UTF8.GetBytes(Letter));
                await Assertions.Expect(fault).ToHaveTextAsync("");
                await Assertions.Expect(page.Locator(".style input[type=file]")).ToBeEnabledAsync(new() { Timeout = 30_000 });
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite", Exact = true }).ClickAsync();
            await page.GetByText("9 of 9 sections rewritten").First.WaitForAsync();
            stub.Requests.ShouldContain(request => EnhanceScript.Sections(request).Count == 9 && request.AllText.Contains("warm", StringComparison.Ordinal));
            await style.GetByRole(AriaRole.Button, new() { Name = "Forget the letter" }).ClickAsync();
            await page.GetByText("Nothing is known of how you write").WaitForAsync();
            visitor.CheckFaults();
        });
    }

    [Fact]
    public async Task Run_OfSeveralCallsLongerThanARequest_IsFollowedLive()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ENHANCE_ANSWER_SECONDS"] = "1" };
        await WithAppAsync(1280, ColorScheme.Light, settings, async (visitor, slug, stub) =>
        {
            var gate = new StubGate();
            var asked = 0;
            stub.Script = request => EnhanceScript.Sections(request).Count > 0 && Interlocked.Increment(ref asked) == 2
                ? EnhanceScript.Honest(request).HeldBy(gate) : EnhanceScript.Honest(request);
            var page = visitor.Page;
            using var client = new HttpClient { BaseAddress = new Uri(await page.EvaluateAsync<string>("location.origin")) };
            await EnhanceHost.PutCardsAsync(client, slug, Enumerable.Range(1, 12).Select(number => (object)new { kind = "experience", title = $"Role {number}", summary = EnhanceHost.Long(number) }));
            await page.GotoAsync($"/owner/{slug}/enhance");
            await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite", Exact = true }).ClickAsync();
            await gate.Reached;
            await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).Not.ToHaveAttributeAsync("value", "0");

            // The same order over HTTP waits its time out, and changes nothing of what the page shows.
            (await client.PostAsync($"/api/profiles/{slug}/enhance")).Status.ShouldBe(503);
            await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            gate.Open();
            await page.GetByText("13 of 13 sections rewritten (100.0%)").First.WaitForAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
            visitor.CheckFaults();
        });
    }

    private static IEnumerable<(string Name, byte[] Content, string Words)> Wrong() =>
    [
        ("letter.exe", [0x4d, 0x5a, 0, 0], "does not match"),
        ("letter.pdf", Encoding.UTF8.GetBytes("not a pdf"), "does not match"),
        ("huge.txt", new byte[(5 * 1024 * 1024) + 1], "MB"),
        ("big.txt", [.. Enumerable.Repeat((byte)'a', (1024 * 1024) + 1)], "MB"),
        ("short.txt", "Go, Rust, SQL"u8.ToArray(), "too little prose"),
    ];

    private static Task ChooseAsync(IPage page, string name, byte[] content) =>
        page.Locator(".style input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    private async Task WithAppAsync(int width, ColorScheme scheme, Dictionary<string, string?>? settings, Func<Visitor, string, StubProvider, Task> journey)
    {
        var folder = Directory.CreateTempSubdirectory("enhance-style-").FullName;
        await using var stub = await StubProvider.StartAsync();
        stub.Script = EnhanceScript.Honest;
        var all = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        await using (var app = await AppProcess.StartAsync(await PublishedApp.FolderAsync(), folder, AppProcess.FreePort(), demoPeople: false, Token, all))
        {
            var slug = await EnhanceHost.FillAsync(app.Client);
            await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
            await visitor.Page.GotoAsync("/");
            await journey(visitor, slug, stub);
        }

        Directory.Delete(folder, recursive: true);
    }
}
