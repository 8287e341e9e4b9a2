using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>How refusals are described: the one form that all of them have.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";
    private const string Type = "application/problem+json";

    /// <summary>The form.</summary>
    public static OpenApiSchema Schema { get; } = new()
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal after RFC 9457. Programs rely on the end of \"type\" and on \"status\"; the texts are for people.",
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["trace_id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names this request in the server's logs." },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    /// <summary>An answer with one or more refusals of one status, each with an example.</summary>
    public static OpenApiResponse Answer(IReadOnlyList<Fault> faults, OpenApiDocument? document) => new()
    {
        Description = string.Join(" ", faults.Select(fault => fault.Detail).Distinct(StringComparer.Ordinal)),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Type] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(Name, document),
                Examples = faults.DistinctBy(Key, StringComparer.Ordinal).ToDictionary(
                    Key, IOpenApiExample (fault) => new OpenApiExample { Value = Example(fault) }, StringComparer.Ordinal),
            },
        },
    };

    private static string Key(Fault fault) => fault.Field is null ? fault.Code : $"{fault.Code}-{fault.Field}";

    private static JsonObject Example(Fault fault)
    {
        var example = new JsonObject
        {
            ["type"] = Problems.TypeOf(fault.Code),
            ["title"] = Problems.Title(fault.Status),
            ["status"] = fault.Status,
            ["detail"] = fault.Field is null ? fault.Detail : "Some fields are not right.",
            ["trace_id"] = "0HNH3C5RFB9QV:00000001",
        };
        if (fault.Field is { } field)
        {
            example["errors"] = new JsonObject { [field] = new JsonArray(fault.Detail) };
        }

        return example;
    }
}
