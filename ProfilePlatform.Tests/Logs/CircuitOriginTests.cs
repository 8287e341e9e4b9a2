using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Features.Logs;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Logs;

public sealed class CircuitOriginTests
{
    private static readonly Guid User = new("01a1f8c9-8643-7527-97ec-332d91fd988b");

    [Fact]
    public async Task Acts_OverOneCircuit_AreOfItsUserUnderOneIdOfItsOwn()
    {
        var options = PlatformOptions.Read(new ConfigurationBuilder().Build(), production: false);
        var circuit = new CircuitOrigin(new SignedIn(), new CurrentViewer(options));
        var seen = new List<LogOrigin>();
        using (LogOrigin.Begin(new LogOrigin("anon", "request")))
        {
            var act = circuit.CreateInboundActivityHandler(_ =>
            {
                seen.Add(LogOrigin.Current);
                return Task.CompletedTask;
            });
            await act(null!);
            await act(null!);
            LogOrigin.Current.Id.ShouldBe("request");
        }

        seen.Select(origin => origin.Actor).ShouldBe(["332d91fd988b", "332d91fd988b"]);
        seen.Select(origin => origin.Id).Distinct().ShouldHaveSingleItem().ShouldMatch("^[0-9a-f]{12}$");
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, User.ToString()), new Claim(ClaimTypes.Email, "tom@example.org")], "test"))));
    }
}
