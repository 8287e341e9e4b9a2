using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>The documentation of the API.</summary>
internal static class ReferenceExtensions
{
    /// <summary>Adds the OpenAPI document of everything under <c>/api</c>.</summary>
    public static IServiceCollection AddReference(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Version, options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddOperationTransformer<DescribeRoutes>();
            options.AddDocumentTransformer<ApiDescription>();
            options.AddSchemaTransformer((schema, _, _) =>
            {
                // What may be null may be left out.
                schema.Required?.ExceptWith((schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
                    .Where(field => field.Value.Type?.HasFlag(JsonSchemaType.Null) == true).Select(field => field.Key));
                return Task.CompletedTask;
            });
            // Features have views of the same name; where they belong tells them apart.
            options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name ? null
                : type.Type is { IsGenericType: false, DeclaringType: { } feature } ? feature.Name.Replace("Endpoints", "", StringComparison.Ordinal) + name : name;
        });
        services.AddSingleton<ApiDocument>();
        return services;
    }

    /// <summary>Maps <c>/openapi/v1.json</c>; the page for people is a page like any other.</summary>
    public static void MapReference(this IEndpointRouteBuilder routes) => routes.MapGet(
        $"/openapi/{ApiDocument.Version}.json", async (ApiDocument document) => TypedResults.Text(await document.ReadAsync(), "application/json"));
}
