using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Identity;

namespace ProfilePlatform.Tests.Browser;

/// <summary>From a sign-in through a provider to a live profile, and to the account page.</summary>
[Collection(nameof(BrowserTests))]
public sealed class RegisterJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task NewPerson_SignsInRegistersAndIsLive_InUnderTwoMinutes(int width, ColorScheme scheme)
    {
        await using var issuer = await IssuerStub.StartAsync();
        await using var host = await PlatformHost.StartAsync(issuer.Settings(("SUPPORT_EMAIL", "help@example.org")), cancellationToken: TestContext.Current.CancellationToken);
        await using var visitor = await browser.VisitAsync(width, scheme, host.Address);
        var page = visitor.Page;
        var begun = Stopwatch.GetTimestamp();
        await page.GotoAsync("/login");
        await visitor.CheckPageAsync("sign in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with 127.0.0.1" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Make a profile" }).WaitForAsync();
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await page.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Ana Duarte");
        await Assertions.Expect(page.GetByLabel("Address")).ToHaveValueAsync("ana-duarte");
        await page.GetByLabel("Address").FillAsync("admin");
        await page.GetByText("The site itself uses “admin”. Add something to it.").WaitForAsync();
        await visitor.CheckPageAsync("a reserved word");
        await page.GetByLabel("Address").FillAsync("ana--d");
        await page.GetByText("Hyphens stand alone").WaitForAsync();
        await page.GetByLabel("Address").FillAsync("ana");
        await page.GetByText("/chat/ana is free.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the profile" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Add documents" }).ClickAsync();
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "cv.md", MimeType = "text/markdown", Buffer = System.Text.Encoding.UTF8.GetBytes(Journey.Cv) });
        await Assertions.Expect(page.Locator(".documents tbody tr")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await page.GotoAsync("/owner/ana/index");
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Index now" }).ClickAsync();
        await page.Locator(".bars").WaitForAsync();
        await page.GotoAsync("/owner");
        await page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.CheckPageAsync("checklist");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        (await page.GetByLabel("Link for visitors").InputValueAsync()).ShouldBe(new Uri(host.Address, "/chat/ana").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();
        await page.GetByText("Copied").Or(page.GetByText("Selected: copy it now")).WaitForAsync();
        await visitor.CheckPageAsync("live, with the link");
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(2));

        await page.GetByRole(AriaRole.Link, new() { Name = "Account" }).ClickAsync();
        await page.GetByText("This browser").WaitForAsync();
        await visitor.CheckPageAsync("account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First.WaitForAsync();
        await page.GotoAsync("/owner/ana");
        page.Url.ShouldContain("/login?returnUrl=");
    }

    [Fact]
    public async Task SignIn_Refused_IsAPageThatSaysWhy()
    {
        await using var issuer = await IssuerStub.StartAsync();
        issuer.Person["email_verified"] = false;
        await using var host = await PlatformHost.StartAsync(issuer.Settings(), cancellationToken: TestContext.Current.CancellationToken);
        await using var visitor = await browser.VisitAsync(address: host.Address);
        await visitor.Page.GotoAsync("/login/start");

        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Your e-mail address is not verified" }).WaitForAsync();
        await visitor.CheckPageAsync("refused");
        (await visitor.Page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "session");
        int.Parse(await visitor.Page.Locator(".eyebrow").InnerTextAsync(), CultureInfo.InvariantCulture).ShouldBe(400);
    }
}
