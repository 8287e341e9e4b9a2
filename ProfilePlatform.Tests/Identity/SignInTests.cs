using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Identity;

/// <summary>Signing in through a provider, and whatever can be tried instead.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private IssuerStub _issuer = null!;
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await IssuerStub.StartAsync();
        _host = await PlatformHost.StartAsync(_issuer.Settings(("ADMIN_EMAILS", "root@example.org")), cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Challenge_AsksForACodeWithStateNonceAndPkce()
    {
        using var ana = Come();
        var asked = System.Web.HttpUtility.ParseQueryString((await ana.LeaveAsync()).Query);

        asked["response_type"].ShouldBe("code");
        asked["client_id"].ShouldBe(IssuerStub.ClientId);
        asked["scope"].ShouldBe("openid email profile");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["code_challenge"]!.Length.ShouldBe(43);
        asked["nonce"]!.Length.ShouldBe(43);
        asked["redirect_uri"].ShouldBe(new Uri(_host.Address, "/login/callback").ToString());
    }

    [Fact]
    public async Task Journey_UnknownPerson_RegistersAndThenComesBackToTheirProfile()
    {
        using var ana = Come();
        (await ana.SignInAsync("/login/start?returnUrl=%2Fexplore")).ShouldBe("/register");
        var (status, profile) = await ana.Client.PostAsync("/api/profiles", new { display_name = "Ana Duarte" });
        status.ShouldBe(201);
        profile.Text("slug").ShouldBe("ana-duarte");

        using var later = Come();
        (await later.SignInAsync()).ShouldBe("/owner");
        (await later.SignInAsync("/login/start?returnUrl=%2Fowner%2Fana-duarte%2Fvoice")).ShouldBe("/owner/ana-duarte/voice");
        (await RowsAsync<Core.Notifications.Notification>()).Select(row => row.Kind).ShouldBe(["registration"]);
    }

    [Fact]
    public async Task Journey_Admin_ComesToTheAdministration()
    {
        _issuer.Person["email"] = "Root@Example.org";
        using var root = Come();
        (await root.SignInAsync()).ShouldBe("/admin");
        using var page = await root.GetAsync("/admin");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RowsAsync<AuditEntry>()).Select(row => row.Action).ShouldBe([AuditActions.RoleChanged, AuditActions.SignedIn]);
    }

    [Fact]
    public async Task SignIn_WithEs256_IsTaken()
    {
        _issuer.Sign = _issuer.SignEs256;
        using var ana = Come();
        await ana.SignInAsync();
        (await ana.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Callback_WithoutOrWithAForeignState_Is400()
    {
        using var ana = Come();
        using var eve = Come();
        var (hers, eves) = (await ana.LeaveAsync(), await eve.LeaveAsync());
        var foreign = System.Web.HttpUtility.ParseQueryString(eves.Query)["state"];

        // Eve's own code, pushed on Ana's browser: with Eve's state, with none, with rubbish.
        foreach (var state in new[] { foreign, "", "rubbish" })
        {
            using var answer = await ana.GetAsync(ana.WayBack(hers, _issuer.Approve(eves), state));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await ana.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Callback_OfABrowserThatDidNotBegin_Is400()
    {
        using var ana = Come();
        using var eve = Come();
        using var answer = await eve.GetAsync(ana.WayBack(await ana.LeaveAsync()));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await eve.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Callback_Again_Is400(bool withKeptCookie)
    {
        using var ana = Come();
        var authorize = await ana.LeaveAsync();
        var callback = new Uri(_host.Address, "/login/callback");
        var kept = ana.Cookies.GetCookies(callback).ToList();
        kept.ShouldHaveSingleItem().Name.ShouldStartWith("state.");
        using var first = await ana.GetAsync(ana.WayBack(authorize));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var again = Come();
        kept.ForEach(cookie => again.Cookies.Add(callback, new Cookie(cookie.Name, cookie.Value, cookie.Path)));
        using var second = await (withKeptCookie ? again : ana).GetAsync(ana.WayBack(authorize));
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.IsSignedInAsync()).ShouldBeFalse();
        (await RowsAsync<AuditEntry>()).Single(row => row.Action == AuditActions.SignInRefused).DetailsJson
            .ShouldBe(withKeptCookie ? """{"reason":"state: used before"}""" : """{"reason":"state"}""");
    }

    [Fact]
    public async Task Callback_WithACodeThatWasUsed_Is400()
    {
        using var ana = Come();
        using var eve = Come();
        var code = _issuer.Approve(await ana.LeaveAsync());
        using var stolen = await eve.GetAsync(eve.WayBack(await eve.LeaveAsync(), code));
        // The code is bound to Ana's verifier, which Eve's browser does not have; and it is used up.
        stolen.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await eve.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Exchange_SendsTheVerifierOfItsOwnChallenge()
    {
        using var ana = Come();
        var challenge = System.Web.HttpUtility.ParseQueryString((await ana.LeaveAsync()).Query)["code_challenge"];
        await ana.SignInAsync();
        _issuer.LastExchange["code_verifier"].Length.ShouldBeGreaterThanOrEqualTo(43);
        challenge.ShouldNotBe(_issuer.LastExchange["code_verifier"]);
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("server_error")]
    public async Task Callback_WithAnErrorOfTheProvider_Is400WithAPage(string error)
    {
        using var ana = Come();
        var state = System.Web.HttpUtility.ParseQueryString((await ana.LeaveAsync()).Query)["state"];
        using var answer = await ana.GetAsync($"/login/callback?error={error}&error_description=%3Cscript%3E&state={Uri.EscapeDataString(state!)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("You were not signed in");
    }

    [Fact]
    public async Task SignIn_SameAddressUnderAnotherSubject_Is400AndNoSession()
    {
        using var ana = Come();
        await ana.SignInAsync();
        _issuer.Person["sub"] = "subject-2";
        using var other = Come();
        (await RefusedAsync(other)).ShouldBe(HttpStatusCode.BadRequest);

        var refusal = (await RowsAsync<AuditEntry>()).Single(row => row.Action == AuditActions.SignInRefused);
        refusal.DetailsJson.ShouldBe("""{"reason":"email-of-another"}""");
        refusal.Address.ShouldBe("127.0.0.1");
        (await RowsAsync<User>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task SignIn_SubjectThatTakesOnAnothersAddress_Is400()
    {
        using var ana = Come();
        await ana.SignInAsync();
        (_issuer.Person["sub"], _issuer.Person["email"]) = ("subject-2", "bea@example.org");
        using var bea = Come();
        await bea.SignInAsync();
        _issuer.Person["email"] = "ana@example.org";
        using var moved = Come();
        (await RefusedAsync(moved)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SignIn_SameSubjectWithANewAddress_IsTheSameUser()
    {
        using var ana = Come();
        await ana.SignInAsync();
        _issuer.Person["email"] = "ana.duarte@example.org";
        using var later = Come();
        await later.SignInAsync();
        (await RowsAsync<User>()).Select(user => user.Email).ShouldBe(["ana.duarte@example.org"]);
    }

    [Fact]
    public async Task SignIn_OfSomebodyKeptOut_Is400()
    {
        using var ana = Come();
        await ana.SignInAsync();
        var user = (await RowsAsync<User>()).Single();
        (await _host.Services.GetRequiredService<Accounts>().SetDisabledAsync(AuditActor.Platform, user.Id, true, Token)).ShouldBeTrue();

        (await ana.IsSignedInAsync()).ShouldBeFalse("their session ends with it");
        (await RefusedAsync(ana)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/explore\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ReturnAddressOfAnotherSite_StaysHere(string returnUrl)
    {
        using var ana = Come();
        await ana.SignInAsync();
        (await ana.SignInAsync("/login/start?returnUrl=" + Uri.EscapeDataString(returnUrl))).ShouldBe("/register");
    }

    [Fact]
    public async Task Session_IsRenewedAtSignIn_AndTheCookieHoldsNothingElse()
    {
        using var ana = Come();
        await ana.SignInAsync();
        var first = ana.Cookies.GetCookies(_host.Address)["session"]!;
        await ana.SignInAsync();
        var second = ana.Cookies.GetCookies(_host.Address)["session"]!;

        first.HttpOnly.ShouldBeTrue();
        second.Value.ShouldNotBe(first.Value);
        using var old = Come();
        old.Cookies.Add(_host.Address, new Cookie("session", first.Value, "/"));
        (await old.IsSignedInAsync()).ShouldBeFalse("the session before it is over");
        (await RowsAsync<SignIn>()).Count(row => row.EndedAt is null).ShouldBe(1);
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration", 500)]
    [InlineData("/.well-known/openid-configuration", 200)]
    public async Task Provider_ThatDoesNotAnswer_Is503WithAPage(string path, int status)
    {
        _issuer.Instead[path] = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.Body.WriteAsync("{\"issuer\":\"https://evil.example\"}"u8.ToArray()).AsTask();
        };
        using var ana = Come();
        using var answer = await ana.GetAsync("/login/start");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("does not answer");
    }

    [Fact]
    public async Task Provider_ThatHangs_KeepsNobodyWaiting()
    {
        _issuer.Instead["/token"] = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var ana = Come();
        var begun = TimeProvider.System.GetTimestamp();
        using var answer = await ana.GetAsync(ana.WayBack(await ana.LeaveAsync()));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(25));
        (await ana.IsSignedInAsync()).ShouldBeFalse();
    }

    private Traveller Come() => new(_host.Address, _issuer);

    private static async Task<HttpStatusCode> RefusedAsync(Traveller traveller)
    {
        using var answer = await traveller.GetAsync(traveller.WayBack(await traveller.LeaveAsync()));
        (await traveller.IsSignedInAsync()).ShouldBeFalse();
        return answer.StatusCode;
    }

    private async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<T>().AsNoTracking().ToListAsync(Token);
    }
}
