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
    [Fact]
    public async Task Acts_OverOneCircuit_AreOfItsUserUnderOneIdOfItsOwn()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("IS_LOCAL", "true")]).Build();
        // Nobody is signed in, so no session is looked up.
        var circuit = new CircuitOrigin(new Nobody(), new CurrentViewer(PlatformOptions.Read(settings, production: false), sessions: null!));
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

        seen.Select(origin => origin.Actor).ShouldBe(["local-admin", "local-admin"]);
        seen.Select(origin => origin.Id).Distinct().ShouldHaveSingleItem().ShouldMatch("^[0-9a-f]{12}$");
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
