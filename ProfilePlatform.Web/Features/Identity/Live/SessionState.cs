using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity.Live;

/// <summary>
/// Asks again, while a circuit lives, whether its session does. It finds what no event tells: a session that ran out, and what another process or an
/// administrator of the database has changed. Who loses the administration loses the session.
/// </summary>
internal sealed class SessionState(
    ILoggerFactory loggers, SessionRegistry sessions, LiveConnections connections, SignInOptions options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>True when the circuit was opened by an administrator.</summary>
    public bool OpenedByAdmin { get; set; }

    protected override TimeSpan RevalidationInterval => options.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (SessionClaims.SessionOf(authenticationState.User) is not { } id)
        {
            return true;
        }

        var session = await sessions.FindAsync(id, isUse: false, cancellationToken);
        if (session is not null && OpenedByAdmin && !session.IsAdmin)
        {
            await sessions.EndAsync(Core.Audit.AuditActor.Platform, session.UserId, id, cancellationToken);
            return false;
        }

        if (session is null)
        {
            connections.Close([id]);
        }

        // In local mode nobody would be the local admin; the session's own principal stays, and is an anonymous visitor now.
        return session is not null || options.IsLocal;
    }
}
