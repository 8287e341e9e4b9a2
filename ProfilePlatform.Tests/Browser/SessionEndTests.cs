using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Identity;
using ProfilePlatform.Web.Features.Identity.Live;

namespace ProfilePlatform.Tests.Browser;

/// <summary>Rights taken away under an open page, in a real browser.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SessionEndTests(BrowserFixture browser) : IAsyncLifetime
{
    private IssuerStub _issuer = null!;
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await IssuerStub.StartAsync();
        _host = await PlatformHost.StartAsync(
            _issuer.Settings(("ADMIN_EMAILS", "ana@example.org"), ("SESSION_CHECK_SECONDS", "1")), cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task SessionEnded_ClosesThePageAndLeadsToSignIn()
    {
        await using var visitor = await OpenAsync();
        var session = (await RowsAsync<SignIn>()).Single();
        Open(session.Id).ShouldBeGreaterThan(0);

        var begun = Stopwatch.GetTimestamp();
        await _host.Services.GetRequiredService<SessionRegistry>().EndAllAsync(AuditActor.Platform, session.UserId, Token);
        Open(session.Id).ShouldBe(0);
        await LedToSignInAsync(visitor);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        await visitor.CheckPageAsync("session ended");
    }

    [Fact]
    public async Task SessionEnded_InTheStoreByAnother_IsFoundByTheCircuitItself()
    {
        await using var visitor = await OpenAsync();
        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) => (await db.Set<SignIn>().SingleAsync(token)).EndedAt = TimeProvider.System.GetUtcNow(), Token);
        await LedToSignInAsync(visitor);
    }

    [Fact]
    public async Task AdminNoMore_LosesThePage()
    {
        await using var visitor = await OpenAsync();
        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(async (db, token) => (await db.Set<User>().SingleAsync(token)).IsAdmin = false, Token);
        await LedToSignInAsync(visitor);
    }

    [Fact]
    public async Task Act_AfterTheEnd_IsNotCarriedOut_EvenWhileTheConnectionIsOpen()
    {
        await using var visitor = await OpenAsync();
        var page = visitor.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Too Late");
        await Assertions.Expect(page.GetByLabel("Address")).ToHaveValueAsync("too-late");
        // Nobody is told of this end, so that the connection stays for a moment; the act comes first.
        var writer = _host.Services.GetRequiredService<PlatformWriter>();
        await writer.WriteAsync(async (db, token) => (await db.Set<SignIn>().SingleAsync(token)).EndedAt = TimeProvider.System.GetUtcNow(), Token);
        _host.Services.GetRequiredService<SessionRegistry>().Forget([]);
        await SendAsync(page);

        await LedToSignInAsync(visitor);
        (await RowsAsync<Profile>()).ShouldBeEmpty();
    }

    private async Task<Visitor> OpenAsync()
    {
        using var traveller = new Traveller(_host.Address, _issuer);
        await traveller.SignInAsync();
        var visitor = await browser.VisitAsync(address: _host.Address);
        await visitor.Page.Context.AddCookiesAsync([new() { Name = "session", Value = traveller.Cookies.GetCookies(_host.Address)["session"]!.Value, Url = _host.Address.ToString() }]);
        await visitor.Page.GotoAsync("/register");
        await visitor.Page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return visitor;
    }

    private static async Task LedToSignInAsync(Visitor visitor)
    {
        await visitor.Page.GetByText("Your session has ended").WaitForAsync(new() { Timeout = 60_000 });
        new Uri(visitor.Page.Url).PathAndQuery.ShouldBe("/login?returnUrl=/register&ended=true");
    }

    // The page may be led away by the next look at the session before the act, or while it is under way: then there is nothing left to act on.
    private static async Task SendAsync(IPage page)
    {
        try
        {
            await page.EvaluateAsync("document.querySelector('button.primary[type=submit]')?.click()");
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("navigation", StringComparison.Ordinal))
        {
        }
    }

    private int Open(Guid session) => _host.Services.GetRequiredService<LiveConnections>().Count(session);

    private async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<T>().AsNoTracking().ToListAsync(Token);
    }
}
