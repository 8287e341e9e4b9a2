using System.Security.Claims;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Turns a signed-in principal into a <see cref="Viewer"/>, the same way for requests and circuits, from how their session is now.</summary>
public sealed class CurrentViewer(PlatformOptions options, SessionRegistry sessions)
{
    /// <summary>Who <paramref name="principal"/> is. In local mode nobody at all is the local admin; a session that has ended is an anonymous visitor.</summary>
    public async ValueTask<Viewer> OfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return options.IsLocal ? LocalAdmin : Viewer.Anonymous;
        }

        return SessionClaims.SessionOf(principal) is { } id && await sessions.FindAsync(id, isUse: true, cancellationToken) is { } session
            ? new Viewer(session.UserId, session.IsAdmin, session.Email)
            : Viewer.Anonymous;
    }

    private static Viewer LocalAdmin { get; } = new(null, true, "local-admin");
}
