using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Signing in and out. The gate has refused what comes from other sites, so the forms need no token of their own.</summary>
internal static class SignInEndpoints
{
    /// <summary>Begins a sign-in through the provider.</summary>
    public const string Start = "/login/start";

    /// <summary>Where the provider sends people back to.</summary>
    public const string Callback = "/login/callback";

    /// <summary>Uses the first admin's link up.</summary>
    public const string UseLink = "/login/first/use";

    /// <summary>Whether the session that the request names still holds.</summary>
    public const string State = "/login/state";

    public static void MapSignIn(this IEndpointRouteBuilder routes, SignInOptions options)
    {
        var forms = routes.MapGroup("").DisableAntiforgery();
        if (options.IsLocal)
        {
            forms.MapPost("/login/local", Local);
        }
        else
        {
            forms.MapPost("/login/local", () => Problems.Missing());
        }

        if (options.Identity.HasFirstAdmin)
        {
            forms.MapPost(UseLink, First);
        }

        // With a body, so that no page takes its place.
        forms.MapGet(State, (HttpContext context) => SessionCookie.HasEnded(context)
            ? TypedResults.Text("ended", statusCode: StatusCodes.Status410Gone)
            : TypedResults.Text("holds"));
        forms.MapPost("/logout", SignOut);
        forms.MapPost("/logout/everywhere", SignOutEverywhere);
        forms.MapPost("/account/sessions/{id:guid}/end", EndOne);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> Local(
        [FromForm] string? email, [FromForm] string? returnUrl, Admission admission, HttpContext context, CancellationToken cancellationToken)
    {
        var address = (email ?? "").Trim();
        if (address.Length == 0)
        {
            await context.SignInAsync(SignInSchemes.Cookie, SessionClaims.OfVisitor);
            return TypedResults.LocalRedirect(ReturnAddress.LocalOr(returnUrl, "/explore"));
        }

        if (!Accounts.IsAddress(address))
        {
            return Problems.Invalid("email", "Must be an e-mail address, or empty to browse as a visitor.");
        }

        if (await admission.AdmitByAddressAsync(address, Visits.Of(context), SessionClaims.SessionOf(context.User), cancellationToken) is not AdmitResult.Admitted admitted)
        {
            return Problems.Of(403, "disabled", "This account is switched off.");
        }

        await SignInSchemes.BeginAsync(context, admitted);
        return TypedResults.LocalRedirect(ReturnAddress.LocalOr(returnUrl, "/owner"));
    }

    private static async Task<RedirectHttpResult> First(
        [FromForm] string? token, FirstAdminLink link, HttpContext context, CancellationToken cancellationToken)
    {
        if (SignInFaults.Of(context) is not null || await link.RedeemAsync(token ?? "", Visits.Of(context), cancellationToken) is not { } admitted)
        {
            return TypedResults.LocalRedirect("/login/first");
        }

        await SignInSchemes.BeginAsync(context, admitted);
        return TypedResults.LocalRedirect("/admin");
    }

    private static async Task<RedirectHttpResult> SignOut(
        RequestViewer who, SessionRegistry sessions, HttpContext context, CancellationToken cancellationToken)
    {
        // Read by hand: a form without a field would be refused.
        var returnUrl = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(cancellationToken))["returnUrl"].ToString() : null;
        if (who.Viewer.UserId is { } user && SessionClaims.SessionOf(context.User) is { } session)
        {
            await sessions.EndAsync(who.Viewer.Actor, user, session, cancellationToken);
        }

        await context.SignOutAsync(SignInSchemes.Cookie);
        return TypedResults.LocalRedirect(ReturnAddress.LocalOr(returnUrl, "/"));
    }

    private static async Task<RedirectHttpResult> SignOutEverywhere(
        RequestViewer who, SessionRegistry sessions, HttpContext context, CancellationToken cancellationToken)
    {
        if (who.Viewer.UserId is { } user)
        {
            await sessions.EndAllAsync(who.Viewer.Actor, user, cancellationToken);
        }

        await context.SignOutAsync(SignInSchemes.Cookie);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> EndOne(
        RequestViewer who, Guid id, SessionRegistry sessions, CancellationToken cancellationToken) =>
        who.Viewer.UserId is not { } user ? Problems.Of(401, "not-signed-in", "Sign in to end a session.")
        : await sessions.EndAsync(who.Viewer.Actor, user, id, cancellationToken) ? TypedResults.LocalRedirect("/account")
        : Problems.Missing();
}
