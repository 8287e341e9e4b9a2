using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>
/// What requests of ended sessions get: no circuit, and on the way to sign-in a word that says why. What signed-in people see is kept nowhere on the way.
/// </summary>
internal sealed class SessionDoor(RequestDelegate next, SignInOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var ended = SessionCookie.HasEnded(context);
        if (ended && context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (ended || options.IsLocal || context.User.Identity is { IsAuthenticated: true })
        {
            context.Response.OnStarting(() =>
            {
                Mark(context, ended);
                return Task.CompletedTask;
            });
        }

        context.RequestServices.GetRequiredService<ViewerOrigin>().Take(context);
        return next(context);
    }

    private static void Mark(HttpContext context, bool ended)
    {
        var headers = context.Response.Headers;
        // Files with a lifetime of their own are the same for everybody.
        if (!headers.CacheControl.ToString().Contains("max-age", StringComparison.OrdinalIgnoreCase) && !headers.ContainsKey("ETag"))
        {
            headers.CacheControl = "no-store";
        }

        if (ended && headers.Location.ToString() is { Length: > 0 } location && location.Contains("/login?", StringComparison.Ordinal))
        {
            headers.Location = location + "&ended=true";
        }
    }
}
