using Microsoft.Playwright;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class BillingPageTests(BrowserFixture browser)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task OwnersPage_FromTheTierToTheReceipt(int width, ColorScheme scheme)
    {
        var folder = Directory.CreateTempSubdirectory("browser-billing-").FullName;
        await using var app = await AppProcess.StartAsync(await PublishedApp.FolderAsync(), folder, AppProcess.FreePort(), demoPeople: false, Token, new Dictionary<string, string?>
        {
            ["UPI_VPA"] = "platform@okbank", ["UPI_PAYEE_NAME"] = "X&pa=evil@upi&am=1", ["PLATFORM_FEE_INR"] = "499",
        });
        await using var visitor = await browser.VisitAsync(width, scheme, app.Address);
        using var admin = new HttpClient { BaseAddress = app.Address };
        var page = visitor.Page;
        await visitor.SignInAsync("ines@example.org");
        await LiveAsync(page);
        await page.GetByLabel("Name").PressSequentiallyAsync("Ines Lind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Until it is live" }).WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "To billing" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to pay" }).WaitForAsync();
        await LiveAsync(page);
        await visitor.CheckPageAsync("free tier");

        // The page is open: what an administrator does appears on it.
        var (status, tier) = await admin.SendAsync(HttpMethod.Put, "/api/admin/profiles/ines-lind/tier", new { tier = "paid_individual" });
        status.ShouldBe(200);
        var invoice = page.Locator("article.pay");
        await invoice.GetByText("₹499.00").WaitForAsync();
        var code = invoice.GetByRole(AriaRole.Img, new() { Name = "QR code that pays ₹499.00" });
        await Assertions.Expect(code).ToHaveJSPropertyAsync("complete", true);
        (await code.EvaluateAsync<double>("image => image.naturalWidth / image.clientWidth")).ShouldBeGreaterThan(2, "sharp");
        (await invoice.GetByRole(AriaRole.Link, new() { Name = "Open in a UPI app" }).GetAttributeAsync("href"))!
            .ShouldStartWith("upi://pay?pa=platform@okbank&pn=X%26pa%3Devil%40upi%26am%3D1&am=499.00&cu=INR&tn=");
        await visitor.CheckPageAsync("to pay");

        // By keyboard alone; "not yet" keeps what was typed.
        await invoice.GetByLabel("Transaction number").FillAsync("<script>alert(1)</script>");
        await page.Keyboard.PressAsync("Enter");
        var asked = page.GetByRole(AriaRole.Alertdialog);
        await asked.GetByRole(AriaRole.Heading, new() { Name = "Have you paid ₹499.00?" }).WaitForAsync();
        await visitor.CheckPageAsync("asked");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(asked).ToBeHiddenAsync();
        await Assertions.Expect(invoice.GetByLabel("Transaction number")).ToHaveValueAsync("<script>alert(1)</script>");
        await invoice.GetByRole(AriaRole.Button, new() { Name = "I have paid" }).ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Yes, I paid ₹499.00" }).ClickAsync();
        await invoice.GetByText("waiting for confirmation").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "To pay", Exact = true })).ToBeFocusedAsync();
        await invoice.GetByText("Your note: <script>alert(1)</script>").WaitForAsync();
        (await code.CountAsync()).ShouldBe(0, "nobody pays twice");
        await visitor.CheckPageAsync("claimed");

        (await admin.PostAsync($"/api/admin/invoices/{tier.GetProperty("invoice").Text("id")}/confirm")).Status.ShouldBe(200);
        await page.GetByRole(AriaRole.Link, new() { Name = "R-000001" }).WaitForAsync();
        (await invoice.CountAsync()).ShouldBe(0);
        await GiveAsync(visitor, page, invoice);

        await page.GetByRole(AriaRole.Link, new() { Name = "R-000001" }).ClickAsync();
        await page.Locator("article.receipt").GetByText("INR 499.00").WaitForAsync();
        await visitor.CheckPageAsync("receipt");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
        (await page.Locator("article.receipt").EvaluateAsync<double>("receipt => receipt.clientWidth / innerWidth")).ShouldBeGreaterThan(0.8, "the paper's whole width");
        visitor.CheckFaults();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Page_WhereNothingIsSetUp_SaysItPlainly()
    {
        await using var visitor = await browser.VisitAsync();
        using var admin = new HttpClient { BaseAddress = browser.Address };
        var (_, made) = await admin.PostAsync("/api/profiles", new { display_name = "Una Paid" });
        (await admin.SendAsync(HttpMethod.Put, $"/api/admin/profiles/{made.Text("slug")}/tier", new { tier = "paid_enterprise", amount = 123456.5m })).Status.ShouldBe(200);
        await visitor.Page.GotoAsync($"/owner/{made.Text("slug")}/billing");
        await visitor.Page.GetByText("Payments are not set up on this server").WaitForAsync();
        await visitor.Page.Locator("article.pay").GetByText("₹1,23,456.50").WaitForAsync();
        (await visitor.Page.Locator("article.pay img").CountAsync()).ShouldBe(0);
        (await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Support us" }).CountAsync()).ShouldBe(0);
        await visitor.CheckPageAsync("not set up");
        visitor.CheckFaults();
    }

    private static async Task GiveAsync(Visitor visitor, IPage page, ILocator donation)
    {
        await page.GetByLabel("Another").CheckAsync();
        foreach (var wrong in (string[])["", "0", "-5", "1e9", "100000.01", "1.001", "=1+1"])
        {
            await page.GetByLabel("Rupees").FillAsync(wrong);
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the code" }).ClickAsync();
            await page.GetByText("From ₹10.00 to ₹1,00,000.00").WaitForAsync();
            await Assertions.Expect(page.GetByLabel("Rupees")).ToHaveValueAsync(wrong);
        }

        await visitor.CheckPageAsync("a gift that cannot be");
        await page.GetByLabel("Rupees").FillAsync("750.50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the code" }).ClickAsync();
        await donation.GetByText("₹750.50").WaitForAsync();
        await visitor.CheckPageAsync("a gift");
        await donation.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to pay" }).WaitForAsync();
    }

    private static Task LiveAsync(IPage page) => page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
