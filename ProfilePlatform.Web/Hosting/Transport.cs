using Microsoft.AspNetCore.HttpOverrides;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Hosting;

/// <summary>What is believed of the way a request took, and HTTPS where there is a way to it.</summary>
internal static class Transport
{
    private const int HttpsPort = 443;
    private static readonly TimeSpan HstsHolds = TimeSpan.FromDays(365);

    /// <summary>Registers the trusted proxies, the redirect to HTTPS and HSTS.</summary>
    public static IServiceCollection AddTransport(this IServiceCollection services, SignInOptions options)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // As many proxies as are trusted; the first that is not ends the chain.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
        services.AddHttpsRedirection(https =>
        {
            https.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
            https.HttpsPort = options.HasTls ? null : HttpsPort;
        });
        services.AddHsts(hsts => hsts.MaxAge = HstsHolds);
        return services;
    }

    /// <summary>Takes the client's address, scheme and host from trusted proxies, and from nobody else.</summary>
    public static void UseTrustedProxies(this WebApplication app, SignInOptions options)
    {
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    /// <summary>Sends browsers to HTTPS, but not those who ask how the server is.</summary>
    public static void UseHttps(this WebApplication app, SignInOptions options)
    {
        if (options.Https)
        {
            app.UseHsts();
            app.UseWhen(context => context.Request.Path != "/healthz" && context.Request.Path != "/readyz", pages => pages.UseHttpsRedirection());
        }
    }
}
