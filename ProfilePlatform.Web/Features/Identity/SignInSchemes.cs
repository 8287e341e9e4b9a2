using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>The ways to be signed in, and what they share.</summary>
internal static class SignInSchemes
{
    /// <summary>Chooses one of the others by the request.</summary>
    public const string Chosen = "chosen";

    /// <summary>A session in a cookie: what holds where nothing else is chosen.</summary>
    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>A provider.</summary>
    public const string Provider = "provider";

    /// <summary>Where in a request the result of a sign-in is kept.</summary>
    public const string Admitted = "admitted";

    /// <summary>Where in a sign-in's state the address is kept that it goes back to.</summary>
    public const string ReturnTo = "return-to";

    /// <summary>A cookie that outlives the browser; the session's row ends it.</summary>
    public static AuthenticationProperties Lasting(HttpContext context)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var longest = context.RequestServices.GetRequiredService<IdentityOptions>().Longest;
        return new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now + longest };
    }

    /// <summary>Gives the browser the cookie of a session.</summary>
    public static Task BeginAsync(HttpContext context, AdmitResult.Admitted admitted) =>
        context.SignInAsync(Cookie, SessionClaims.Of(admitted.SessionId, admitted.User.Id), Lasting(context));
}

/// <summary>Further schemes by what a request carries: each says the scheme's name, or null where it is not its own. None of them: the cookie.</summary>
internal sealed class SchemeChoice
{
    public List<Func<HttpContext, string?>> Choices { get; } = [];
}
