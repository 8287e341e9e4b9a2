using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>Names in the log what is done over a circuit: who acts, and the circuit's own id, for one connection serves many acts.</summary>
internal sealed class CircuitOrigin(AuthenticationStateProvider authentication, CurrentViewer viewers) : CircuitHandler
{
    private readonly string _id = ShortId.New();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var state = await authentication.GetAuthenticationStateAsync();
        using var origin = LogOrigin.Begin(new LogOrigin(LogActor.Of(await viewers.OfAsync(state.User, CancellationToken.None)), _id));
        await next(context);
    };
}
