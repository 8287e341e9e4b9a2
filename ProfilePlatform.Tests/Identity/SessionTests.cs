using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Identity;

/// <summary>What a session's row decides over HTTP.</summary>
public sealed class SessionTests(IssuerFixture with) : IClassFixture<IssuerFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_ListsTheSessions_AndEndsEach()
    {
        using var first = await ComeAsync("list");
        using var second = await ComeAsync("list");
        var page = new HtmlParser().ParseDocument(await first.Client.GetStringAsync(new Uri("/account", UriKind.Relative), Token));
        page.QuerySelectorAll("section li").Length.ShouldBe(2);
        page.QuerySelectorAll(".tag.live").Length.ShouldBe(1);
        var others = page.QuerySelectorAll("section li").Single(item => item.QuerySelector(".tag") is null);

        using var ended = await first.PostAsync(others.QuerySelector("form")!.GetAttribute("action")!);
        ended.Headers.Location!.ToString().ShouldBe("/account");
        (await second.IsSignedInAsync()).ShouldBeFalse();
        (await first.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Account_SessionOfSomebodyElse_Is404AndLives()
    {
        using var ana = await ComeAsync("owner-of-it");
        using var eve = await ComeAsync("somebody-else");
        var hers = (await SessionsAsync("owner-of-it")).Single();

        using var answer = await eve.PostAsync($"/account/sessions/{hers.Id}/end");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ana.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task SignOut_EndsTheRow_SoThatACopiedCookieIsWorthNothing()
    {
        using var ana = await ComeAsync("out");
        var copied = ana.Cookies.GetCookies(with.Host.Address)["session"]!.Value;
        using var answer = await ana.PostAsync("/logout", ("returnUrl", "//evil.example"));
        answer.Headers.Location!.ToString().ShouldBe("/");

        using var thief = new Traveller(with.Host.Address, with.Issuer);
        thief.Cookies.Add(with.Host.Address, new Cookie("session", copied, "/"));
        (await thief.IsSignedInAsync()).ShouldBeFalse();
        (await SessionsAsync("out")).Single().EndedAt.ShouldNotBeNull();
        (await ActionsAsync("out")).ShouldBe([AuditActions.SignedIn, AuditActions.SignedOut]);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsAllOfTheUser_AndNobodyElses()
    {
        using var first = await ComeAsync("everywhere");
        using var second = await ComeAsync("everywhere");
        using var other = await ComeAsync("bystander");
        (await second.IsSignedInAsync()).ShouldBeTrue();
        using var answer = await first.PostAsync("/logout/everywhere");

        (await first.IsSignedInAsync()).ShouldBeFalse();
        (await second.IsSignedInAsync()).ShouldBeFalse();
        (await other.IsSignedInAsync()).ShouldBeTrue();
        (await ActionsAsync("everywhere")).ShouldBe([AuditActions.SignedIn, AuditActions.SignedIn, AuditActions.SignedOutEverywhere]);
    }

    [Fact]
    public async Task EndedSession_LeadsToSignInThatSaysSo_Once()
    {
        using var ana = await ComeAsync("ended");
        await EndAllAsync("ended");
        using (var state = await ana.GetAsync("/login/state"))
        {
            state.StatusCode.ShouldBe(HttpStatusCode.Gone);
        }

        using var sent = await ana.GetAsync("/account");
        sent.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=/account&ended=true");
        (await ana.Client.GetStringAsync(sent.Headers.Location, Token)).ShouldContain("Your session has ended");
        using var again = await ana.GetAsync("/account");
        again.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=/account");
    }

    [Fact]
    public async Task EndedSession_GetsNoCircuitAndNoMembersData()
    {
        using var ana = await ComeAsync("no-circuit");
        await EndAllAsync("no-circuit");
        ana.Client.DefaultRequestHeaders.Add("Origin", with.Host.Address.GetLeftPart(UriPartial.Authority));
        using var circuit = await ana.PostAsync("/_blazor/negotiate?negotiateVersion=1");
        circuit.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ana.Client.PostAsync("/api/profiles", new { display_name = "Too late" })).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/register")]
    [InlineData("/api/profiles")]
    public async Task SignedInPages_AreStoredNowhere(string path)
    {
        using var ana = await ComeAsync("store");
        using var answer = await ana.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/models")]
    public async Task Administration_ForMembersIsNotThere_ForNobodyLeadsToSignIn(string path)
    {
        using var ana = await ComeAsync("no-admin");
        using var refused = await ana.GetAsync(path);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = new Traveller(with.Host.Address, with.Issuer);
        using var sent = await nobody.GetAsync(path);
        sent.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=" + path);
    }

    [Fact]
    public async Task LocalSignIn_OutsideLocalMode_IsNotThere()
    {
        using var nobody = new Traveller(with.Host.Address, with.Issuer);
        using var answer = await nobody.PostAsync("/login/local", ("email", "root@example.org"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.IsSignedInAsync()).ShouldBeFalse();
    }

    private async Task<Traveller> ComeAsync(string subject)
    {
        (with.Issuer.Person["sub"], with.Issuer.Person["email"]) = (subject, subject + "@example.org");
        var traveller = new Traveller(with.Host.Address, with.Issuer);
        await traveller.SignInAsync();
        return traveller;
    }

    private async Task EndAllAsync(string subject)
    {
        var user = (await SessionsAsync(subject))[0].UserId;
        await with.Host.Services.GetRequiredService<SessionRegistry>().EndAllAsync(AuditActor.Platform, user, Token);
    }

    private Task<List<SignIn>> SessionsAsync(string subject) => ReadAsync(db =>
        from row in db.Set<SignIn>() join login in db.Set<UserLogin>() on row.UserId equals login.UserId where login.Subject == subject select row);

    private Task<List<string>> ActionsAsync(string subject) => ReadAsync(db =>
        from row in db.Set<AuditEntry>()
        join login in db.Set<UserLogin>() on row.SubjectId equals login.UserId
        where login.Subject == subject
        orderby row.Id
        select row.Action);

    private async Task<List<T>> ReadAsync<T>(Func<AppDbContext, IQueryable<T>> query)
    {
        await using var db = await with.Host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await query(db).ToListAsync(Token);
    }
}
