using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using ProfilePlatform.Web.Features.Identity.ApiKeys;

namespace ProfilePlatform.Web.Hosting;

/// <summary>
/// Refuses what another site, or another name for this machine, makes a browser send: state-changing requests need an antiforgery token,
/// or a same-origin <c>Sec-Fetch-Site</c>, or an <c>Origin</c> equal to the host. A foreign page never opens a circuit.
/// </summary>
internal sealed class RequestGate(RequestDelegate next, PlatformOptions options, IAntiforgery antiforgery)
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
        if (circuit ? !await SameOrigin(context, needed: true) : ChangesState(context) && !await SameOrigin(context, needed: false))
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

    private async Task<bool> SameOrigin(HttpContext context, bool needed)
    {
        var headers = context.Request.Headers;
        if (headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin" || (site == "none" && !needed) || await HasToken(context);
        }

        if (headers.TryGetValue("Origin", out var origin))
        {
            return Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase);
        }

        // A program, not a browser: it sends no cookie that a foreign site could ride on, or a key, beside which no cookie counts.
        return needed ? HttpMethods.IsPost(context.Request.Method) || await HasToken(context)
            : options.IsLocal && context.Request.Cookies.Count == 0 || BearerKey.IsOn(context.Request) || await HasToken(context);
    }

    private async Task<bool> HasToken(HttpContext context) =>
        context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context);

    private static Task Refuse(HttpContext context, string why) =>
        Problems.Of(403, "cross-site", why).ExecuteAsync(context);
}
