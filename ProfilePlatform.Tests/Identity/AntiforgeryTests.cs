using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Tests.Identity;

/// <summary>POSTs of a browser that carries a session.</summary>
public sealed class AntiforgeryTests(IssuerFixture with) : IClassFixture<IssuerFixture>
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    public async Task SignOut_ByAForeignPage_DoesNotHappen(string? header, string? value, bool happens)
    {
        using var ana = await ComeAsync();
        if (header is not null)
        {
            ana.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        using var answer = await ana.PostAsync("/logout/everywhere");
        answer.StatusCode.ShouldBe(happens ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden);
        (await ana.IsSignedInAsync()).ShouldBe(!happens);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_OfTheOwnSession_StandsForTheOrigin_AnothersDoesNot(bool own)
    {
        using var ana = await ComeAsync();
        var session = ana.Cookies.GetCookies(with.Host.Address)["session"]!.Value;
        var context = new DefaultHttpContext { RequestServices = with.Host.Services.CreateScope().ServiceProvider };
        context.User = own ? SessionClaims.Of(SessionIdOf(session), UserIdOf(session)) : SessionClaims.Of(Guid.Empty, Guid.Empty);
        var tokens = with.Host.Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        ana.Cookies.Add(with.Host.Address, new Cookie("antiforgery", tokens.CookieToken!, "/"));

        using var answer = await ana.PostAsync("/logout/everywhere", (tokens.FormFieldName, tokens.RequestToken!));
        answer.StatusCode.ShouldBe(own ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden);
    }

    private Guid SessionIdOf(string cookie) => SessionClaims.SessionOf(Open(cookie).Principal)!.Value;

    private Guid UserIdOf(string cookie) => SessionClaims.UserOf(Open(cookie).Principal)!.Value;

    private Microsoft.AspNetCore.Authentication.AuthenticationTicket Open(string cookie) =>
        with.Host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>()
            .Get(SignInSchemes.Cookie).TicketDataFormat.Unprotect(cookie)!;

    private async Task<Traveller> ComeAsync()
    {
        var traveller = new Traveller(with.Host.Address, with.Issuer);
        await traveller.SignInAsync();
        traveller.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        return traveller;
    }
}
