using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Features.Identity.ApiKeys;
using ProfilePlatform.Web.Features.Notifications;

namespace ProfilePlatform.Web.Hosting;

/// <summary>
/// Refuses what another site, or another name for this machine, makes a browser send: state-changing requests need an antiforgery token,
/// or a same-origin <c>Sec-Fetch-Site</c>, or an <c>Origin</c> equal to the host. A foreign page never opens a circuit. One address takes what mail
/// programs send: the signed token in it stands for the receiver of the mail.
/// </summary>
internal sealed class RequestGate(RequestDelegate next, PlatformOptions options, SignInOptions signIn, IAntiforgery antiforgery)
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (options.IsLocal && !LocalHosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await Refuse(context, "In local mode this server answers only to localhost.");
            return;
        }

        if (options.IsLocal && context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            await Refuse(context, "In local mode this server answers only to this machine.");
            return;
        }

        if (options.IsLocal && context.Request.Headers.Keys.Any(IsForwarded))
        {
            await Refuse(context, "In local mode this server does not answer behind a proxy.");
            return;
        }

        // Routing takes addresses in either case, so the gate must too.
        var circuit = context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (circuit ? !MayConnect(context) : ChangesState(context) && !UnsubscribeEndpoints.IsOneClick(context.Request) && !await SameOrigin(context))
        {
            await Refuse(context, "This request came from another site.");
            return;
        }

        await next(context);
    }

    private static bool IsForwarded(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || string.Equals(header, "Forwarded", StringComparison.OrdinalIgnoreCase);

    private static bool ChangesState(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method);

    /// <summary>
    /// A circuit is for our own pages alone. Browsers name the origin of each WebSocket and each POST; of a GET for a script's own use they say at
    /// least that it is the same.
    /// </summary>
    private bool MayConnect(HttpContext context)
    {
        var headers = context.Request.Headers;
        var isPlainGet = HttpMethods.IsGet(context.Request.Method) && headers.Upgrade.Count == 0;
        return headers.TryGetValue("Origin", out var origin) ? IsOwn(context, origin) && !SaysForeign(headers)
            : isPlainGet && headers["Sec-Fetch-Site"] == "same-origin";
    }

    private async Task<bool> SameOrigin(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin" || site == "none" || await HasToken(context);
        }

        if (headers.TryGetValue("Origin", out var origin))
        {
            return IsOwn(context, origin);
        }

        // A program, not a browser: it sends no cookie that a foreign site could ride on, or a key, beside which no cookie counts.
        return options.IsLocal && context.Request.Cookies.Count == 0 || BearerKey.IsOn(context.Request) || await HasToken(context);
    }

    // Where browsers come over HTTPS, a page of the same name over HTTP may be anybody's.
    private bool IsOwn(HttpContext context, string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && string.Equals(from.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && (!signIn.Https || from.Scheme == context.Request.Scheme);

    private static bool SaysForeign(IHeaderDictionary headers) => headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin";

    private async Task<bool> HasToken(HttpContext context) =>
        context.Request.HasFormContentType && await IsOwnTokenAsync(context);

    // A token is for the person who was shown the form, whom nobody has looked up yet.
    private async Task<bool> IsOwnTokenAsync(HttpContext context)
    {
        var before = context.User;
        context.User = (await context.AuthenticateAsync()).Principal ?? before;
        var isValid = await antiforgery.IsRequestValidAsync(context);
        context.User = before;
        return isValid;
    }

    private static Task Refuse(HttpContext context, string why) =>
        Problems.Of(403, "cross-site", why).ExecuteAsync(context);
}
