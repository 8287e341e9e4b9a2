using Microsoft.AspNetCore.Authentication;
using ProfilePlatform.Core.Identity.ApiKeys;

namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>Signing in by API key.</summary>
internal static class ApiKeysExtensions
{
    /// <summary>Adds keys and the scheme that reads them.</summary>
    public static IServiceCollection AddApiKeySignIn(this IServiceCollection services)
    {
        services.AddApiKeys();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        return services;
    }

    /// <summary>Lets keys count. Belongs behind authentication by cookie, over which a key wins.</summary>
    public static IApplicationBuilder UseApiKeys(this IApplicationBuilder app) => app.UseMiddleware<ApiKeyGate>();

    /// <summary>Keeps keys out of an endpoint: 403 <c>not-by-api-key</c>.</summary>
    public static TBuilder RefusesApiKeys<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NotByApiKey());
}
