using Microsoft.Playwright;
using ProfilePlatform.Tests.Enhancement;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class EnhancePageTests(BrowserFixture browser)
{
    private const string Invented = " Raised revenue by 40% at Google using Salesforce.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Rewriting_OrderedEditedAcceptedTakenBack_ShowsOnlyWhatIsBorneOut(int width, ColorScheme scheme)
    {
        var folder = Directory.CreateTempSubdirectory("enhance-page-").FullName;
        await using var stub = await StubProvider.StartAsync();
        var gate = new StubGate();
        stub.Script = request => EnhanceScript.Reply(EnhanceScript.Sections(request).Where(section => section.Number != 9)
            .Select(section => (section.Number, EnhanceScript.Rewrite(section.Text) + (section.Number == 2 ? Invented : "")))).HeldBy(gate);
        await using (var app = await AppProcess.StartAsync(await PublishedApp.FolderAsync(), folder, AppProcess.FreePort(), demoPeople: false, Token, stub.Settings))
        {
            var slug = await EnhanceHost.FillAsync(app.Client);
            await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
            var page = visitor.Page;
            await OpenAsync(page, $"/owner/{slug}/enhance");
            await page.GetByText("9 sections in 1 call").WaitForAsync();
            await visitor.CheckPageAsync("before the first run");
            await page.GetByLabel("What should it heed?").FillAsync("Emphasise leadership.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Progressbar).WaitForAsync();
            await visitor.CheckPageAsync("a run under way");
            await OpenAsync(page, $"/owner/{slug}/enhance");
            await page.GetByRole(AriaRole.Progressbar).WaitForAsync();
            gate.Open();
            await page.GetByText("8 of 9 sections rewritten (88.9%)").First.WaitForAsync();
            await visitor.CheckPageAsync("a run that is over");

            var billing = page.GetByRole(AriaRole.Article, new() { Name = "Senior Engineer, Nordwind GmbH" });
            (await billing.Locator("mark").AllInnerTextsAsync()).ShouldContain("Google");
            await Assertions.Expect(billing.GetByRole(AriaRole.Button, new() { Name = "Accept Senior Engineer" })).ToBeDisabledAsync();
            await billing.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
            await billing.GetByRole(AriaRole.Textbox).FillAsync("Built the billing platform for Siemens. <script>alert(1)</script>");
            await billing.GetByRole(AriaRole.Button, new() { Name = "Accept this text" }).ClickAsync();
            await billing.GetByText("“Siemens”").WaitForAsync();
            await visitor.CheckPageAsync("an edit that is refused");
            await billing.GetByRole(AriaRole.Textbox).FillAsync("Led 7 engineers and built the billing platform for 4 million invoices a month.");
            await billing.GetByRole(AriaRole.Button, new() { Name = "Accept this text" }).ClickAsync();
            await billing.GetByText("Accepted", new() { Exact = true }).WaitForAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Accept all 7" }).ClickAsync();
            await page.GetByText("7 sections accepted.").WaitForAsync();
            await visitor.CheckPageAsync("all accepted");
            await billing.GetByRole(AriaRole.Button, new() { Name = "Restore the original" }).ClickAsync();
            await billing.GetByText("Original shown", new() { Exact = true }).WaitForAsync();
            await page.GotoAsync($"/p/{slug}");
            var shown = await page.Locator("article.person").InnerTextAsync();
            shown.ShouldContain(EnhanceScript.Rewrite(EnhanceHost.Biography));
            shown.ShouldContain(EnhanceHost.Cards[0].Text);
            shown.ShouldNotContain("Siemens");
            visitor.CheckFaults();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Rewriting_WithoutAModel_SaysSoAndAdvises(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        await OpenAsync(visitor.Page, "/owner/ananya-kulkundi/enhance");
        await visitor.Page.GetByText("No language model is set up on this server").WaitForAsync();
        (await visitor.Page.Locator(".advice > li").CountAsync()).ShouldBeGreaterThan(1);
        await visitor.CheckPageAsync("rewriting without a model");
        visitor.CheckFaults();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
