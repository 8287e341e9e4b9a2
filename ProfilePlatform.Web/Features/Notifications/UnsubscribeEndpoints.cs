using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Notifications;

/// <summary>The address in mails that ends mails of their kind. Reading it changes nothing, for programs follow links to look at them.</summary>
internal static class UnsubscribeEndpoints
{
    private const string Address = "/unsubscribe";

    public static void MapUnsubscribe(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (string? t) => TypedResults.LocalRedirect("/notifications/stop?t=" + Uri.EscapeDataString(t ?? "")));
        routes.MapPost(Address, Stop).DisableAntiforgery();
    }

    /// <summary>True for a request that ends mails: a mail program sends it from anywhere (RFC 8058), and the token in it stands for the receiver.</summary>
    public static bool IsOneClick(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Equals(Address, StringComparison.OrdinalIgnoreCase);

    private static async Task<Results<Ok, RedirectHttpResult, ProblemHttpResult>> Stop(
        string? t, HttpContext context, UnsubscribeLinks links, NoticeSettings settings, CancellationToken cancellationToken)
    {
        var byPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (links.Read(t) is not var (user, kind))
        {
            return byPage ? TypedResults.LocalRedirect("/notifications/stop?t=") : Problems.Missing();
        }

        await settings.StopMailAsync(user, kind, cancellationToken);
        return byPage ? TypedResults.LocalRedirect("/notifications/stop?done=1") : TypedResults.Ok();
    }
}
