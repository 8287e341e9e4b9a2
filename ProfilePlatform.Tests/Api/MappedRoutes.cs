using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Tests.Api;

/// <summary>What the application really answers under <c>/api</c>.</summary>
internal static partial class MappedRoutes
{
    /// <summary>Method, path below <c>/api</c> without constraints, and the endpoint.</summary>
    public static IReadOnlyList<(string Method, string Path, RouteEndpoint Endpoint)> Of(PlatformHost host) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!, "}").Trim('/')
           where path.StartsWith("/api/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           select (method, path["/api".Length..], endpoint),
    ];

    [GeneratedRegex(@":[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
