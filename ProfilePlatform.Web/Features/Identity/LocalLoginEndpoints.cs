using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Limits;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Signing in as anybody, in local mode only.</summary>
internal static class LocalLoginEndpoints
{
    public static void MapLocalLogin(this IEndpointRouteBuilder routes, PlatformOptions options)
    {
        if (options.IsLocal)
        {
            routes.MapPost("/login/local", Login).DisableAntiforgery().LimitedAs(RequestKind.SignIn);
        }

        routes.MapPost("/logout", Logout).DisableAntiforgery();
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Login(
        [FromForm] string? email, [FromForm] string? returnUrl, Accounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var address = (email ?? "").Trim();
        if (address.Length > 0 && !Accounts.IsAddress(address))
        {
            return Problems.Invalid("email", "Must be an e-mail address, or empty to browse as a visitor.");
        }

        var claims = new List<Claim>();
        if (address.Length == 0)
        {
            claims.Add(new Claim(CurrentViewer.VisitorClaim, "true"));
        }
        else
        {
            var user = await accounts.FindOrCreateAsync(address, cancellationToken);
            claims.Add(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
            claims.Add(new Claim(ClaimTypes.Email, user.Email));
            claims.Add(new Claim(ClaimTypes.Name, user.Name));
        }

        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        return TypedResults.LocalRedirect(LocalOr(returnUrl, address.Length == 0 ? "/explore" : "/owner"));
    }

    private static async Task<RedirectHttpResult> Logout([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(LocalOr(returnUrl, "/"));
    }

    // Browsers leave tabs and line ends out of an address: "/<tab>/host" would be another site.
    private static string LocalOr(string? url, string otherwise) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl)
            ? url
            : otherwise;
}
