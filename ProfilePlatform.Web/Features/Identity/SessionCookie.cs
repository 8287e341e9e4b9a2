using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Components;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Holds each cookie against its session's row, and turns those away whose session has ended.</summary>
internal sealed class SessionCookie(SessionRegistry sessions, PlatformOptions options) : CookieAuthenticationEvents
{
    private const string EndedMark = "session-ended";

    /// <summary>True when the request came with a session that has ended.</summary>
    public static bool HasEnded(HttpContext context) => context.Items.ContainsKey(EndedMark);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (SessionClaims.SessionOf(context.Principal) is not { } id)
        {
            if (!context.Principal!.HasClaim(claim => claim.Type == SessionClaims.Visitor))
            {
                context.RejectPrincipal();
            }

            return;
        }

        if (await sessions.FindAsync(id, isUse: false, http.RequestAborted) is { } session && session.UserId == SessionClaims.UserOf(context.Principal!))
        {
            return;
        }

        http.Items[EndedMark] = true;
        if (PageFaults.IsForPeople(http.Request) && http.Request.Path != SignInEndpoints.State)
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }

        // In local mode nobody is the administrator; who was signed in must not become that by their session's end.
        if (options.IsLocal)
        {
            context.ReplacePrincipal(SessionClaims.OfVisitor);
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
