using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity.Live;

/// <summary>
/// Ties a circuit to the session that opened it. When the session ends the connection is closed, nothing that still comes in is carried out, and a
/// browser that connects to the circuit again, under whatever name, is cut off.
/// </summary>
internal sealed class SessionCircuit(
    AuthenticationStateProvider authentication, SessionRegistry sessions, LiveConnections connections, ViewerOrigin origin) : CircuitHandler
{
    private Guid? _session;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = SessionClaims.SessionOf((await authentication.GetAuthenticationStateAsync()).User);
        if (_session is { } session && authentication is SessionState state)
        {
            state.OpenedByAdmin = await sessions.FindAsync(session, isUse: false, cancellationToken) is { IsAdmin: true };
        }
    }

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (CallFilter.Current is not { } caller)
        {
            return;
        }

        origin.Take(caller.GetHttpContext());
        if (_session is { } session)
        {
            // Noted first: an end between the two is seen by one of them.
            connections.Add(this, session, caller.Abort);
            if (await sessions.FindAsync(session, isUse: false, cancellationToken) is null)
            {
                connections.Close([session]);
            }
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        connections.Remove(this);
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        if (_session is not { } session || await sessions.FindAsync(session, isUse: false, CancellationToken.None) is not null)
        {
            await next(activity);
        }
        else
        {
            connections.Close([session]);
        }
    };
}
