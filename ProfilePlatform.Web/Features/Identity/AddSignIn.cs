using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Identity.Keys;
using ProfilePlatform.Web.Features.Identity.Live;
using ProfilePlatform.Web.Features.Identity.Oidc;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Registers signing in, its cookies and its keys, and puts them into the pipeline.</summary>
internal static class AddSignInExtensions
{
    private const string CallbackPath = "/login/callback";
    private static readonly TimeSpan StateHolds = TimeSpan.FromMinutes(15);

    /// <summary>Adds the ways to sign in. A further scheme is chosen through <see cref="SchemeChoice"/>.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInOptions options, DataDirectory data)
    {
        services.AddSingleton(options);
        services.AddSingleton<CurrentViewer>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<Journeys>();
        services.AddScoped<ViewerOrigin>();
        services.AddScoped<SessionCookie>();
        services.AddKeyRing(options, data);
        services.AddAntiforgery(antiforgery => Keep(antiforgery.Cookie, "antiforgery", SameSiteMode.Strict, options));
        var schemes = services.AddAuthentication(SignInSchemes.Chosen)
            .AddPolicyScheme(SignInSchemes.Chosen, null, policy => policy.ForwardDefaultSelector = context =>
                context.RequestServices.GetRequiredService<IOptions<SchemeChoice>>().Value.Choices.Select(choose => choose(context)).FirstOrDefault(name => name is not null)
                ?? SignInSchemes.Cookie)
            .AddCookie(SignInSchemes.Cookie, cookie =>
            {
                Keep(cookie.Cookie, "session", SameSiteMode.Lax, options);
                cookie.LoginPath = "/login";
                cookie.ExpireTimeSpan = options.Identity.Longest;
                cookie.SlidingExpiration = false;
                cookie.EventsType = typeof(SessionCookie);
            });
        services.AddAuthorization();
        if (options.HasProvider)
        {
            services.AddProvider(schemes, options);
        }

        return services;
    }

    /// <summary>Ties circuits to sessions. After the pages' own registrations, whose authentication state it takes the place of.</summary>
    public static IServiceCollection AddLiveSessions(this IServiceCollection services)
    {
        services.AddSingleton<LiveConnections>();
        services.AddScoped<AuthenticationStateProvider, SessionState>();
        services.AddScoped<CircuitHandler, SessionCircuit>();
        return services;
    }

    /// <summary>Leads to the provider and counts the tries; before authentication.</summary>
    public static void UseSignInDoor(this WebApplication app) => app.UseMiddleware<SignInDoor>();

    /// <summary>Turns sessions away that have ended; behind authentication.</summary>
    public static void UseSessionDoor(this WebApplication app) => app.UseMiddleware<SessionDoor>();

    private static void AddProvider(this IServiceCollection services, AuthenticationBuilder schemes, SignInOptions options)
    {
        services.AddSingleton<OidcProvider>();
        services.AddSingleton<IdTokenCheck>();
        services.AddSingleton<SpentNonces>();
        services.AddScoped<OidcEvents>();
        schemes.AddOAuth<OAuthOptions, OidcHandler>(SignInSchemes.Provider, oauth =>
        {
            oauth.SignInScheme = SignInSchemes.Cookie;
            oauth.ClientId = options.ClientId;
            oauth.ClientSecret = options.ClientSecret;
            oauth.CallbackPath = CallbackPath;
            // The real ones come from discovery; the handler wants some.
            oauth.AuthorizationEndpoint = options.Authority.AbsoluteUri;
            oauth.TokenEndpoint = options.Authority.AbsoluteUri;
            oauth.UsePkce = true;
            oauth.SaveTokens = false;
            oauth.RemoteAuthenticationTimeout = StateHolds;
            oauth.Scope.Add("openid");
            oauth.Scope.Add("email");
            oauth.Scope.Add("profile");
            oauth.EventsType = typeof(OidcEvents);
            oauth.CorrelationCookie.Name = options.Https ? "__Secure-state." : "state.";
            oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oauth.CorrelationCookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<OAuthOptions>(SignInSchemes.Provider).Configure<OidcProvider>((oauth, provider) => oauth.Backchannel = provider.Client);
    }

    // The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for all paths.
    private static void Keep(CookieBuilder cookie, string name, SameSiteMode sameSite, SignInOptions options)
    {
        cookie.Name = options.Https ? "__Host-" + name : name;
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.Path = "/";
        cookie.SecurePolicy = options.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
