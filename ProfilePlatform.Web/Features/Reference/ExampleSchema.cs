using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>A schema for bodies that have no type of their own, made of an example.</summary>
internal static class ExampleSchema
{
    /// <summary>Of JSON.</summary>
    public static OpenApiSchema Of(JsonNode? example) => example switch
    {
        JsonObject fields => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = fields.ToDictionary(field => field.Key, IOpenApiSchema (field) => Of(field.Value), StringComparer.Ordinal),
        },
        JsonArray items => new OpenApiSchema { Type = JsonSchemaType.Array, Items = items.Count > 0 ? Of(items[0]) : new OpenApiSchema() },
        _ => new OpenApiSchema { Type = TypeOf(example) },
    };

    /// <summary>Of a form with one file.</summary>
    public static OpenApiSchema OfFile(string field) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { field },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            [field] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        },
    };

    private static JsonSchemaType? TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number => JsonSchemaType.Number,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        _ => null,
    };
}
