using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing.Template;

namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>
/// Answers what no route of the API takes: 405 with the methods that the address does take, else 404. Left to itself, routing also counts the pages'
/// catch-all address and says "405, try GET" where there is nothing.
/// </summary>
internal static class UnknownRoutes
{
    public static void MapUnknown(this IEndpointRouteBuilder api) => api.Map("/{**rest}", Refuse).WithOrder(int.MaxValue - 1).ExcludeFromDescription();

    private static ProblemHttpResult Refuse(HttpContext context, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true && Matches(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (methods.Count == 0 || methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Missing();
        }

        context.Response.Headers.Allow = string.Join(", ", methods);
        return Problems.Of(405, "method-not-allowed", "This address does not take this method.");
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(path, []);
}
