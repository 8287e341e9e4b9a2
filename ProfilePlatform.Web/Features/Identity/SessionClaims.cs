using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>What a cookie says: a session's id and its user's id, nothing else.</summary>
internal static class SessionClaims
{
    /// <summary>The session's id.</summary>
    public const string Session = "session";

    /// <summary>In local mode: "browse as an anonymous visitor".</summary>
    public const string Visitor = "visitor";

    /// <summary>A principal for a session.</summary>
    public static ClaimsPrincipal Of(Guid session, Guid user) => Principal(
        new Claim(Session, session.ToString("N")), new Claim(ClaimTypes.NameIdentifier, user.ToString()));

    /// <summary>A principal that is nobody, also where nobody would be the local admin.</summary>
    public static ClaimsPrincipal OfVisitor { get; } = Principal(new Claim(Visitor, "true"));

    /// <summary>The session that a principal names; null where it names none.</summary>
    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParseExact(principal?.FindFirstValue(Session), "N", out var id) ? id : null;

    /// <summary>The user that a principal names; null where it names none.</summary>
    public static Guid? UserOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static ClaimsPrincipal Principal(params Claim[] claims) => new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
}
