using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>Puts what <see cref="RouteDocs"/> say into the document that the framework makes of the endpoints' types.</summary>
internal sealed partial class DescribeRoutes : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        // The viewer is bound from the request as a whole.
        operation.Parameters = [.. (operation.Parameters ?? []).Where(parameter => parameter.Name != "who")];
        var path = Constraint().Replace("/" + context.Description.RelativePath, "}").TrimEnd('/');
        if (RouteDocs.Find(context.Description.HttpMethod, path["/api".Length..]) is not var (section, doc))
        {
            return Task.CompletedTask;
        }

        operation.Tags = new HashSet<OpenApiTagReference> { new(section, context.Document) };
        operation.OperationId = NotInAName().Replace(doc.Route.ToLowerInvariant(), "_").Trim('_');
        operation.Summary = doc.Summary;
        operation.Description = doc.About.Length == 0 ? WhoWords.Of(doc.Who) : $"{WhoWords.Of(doc.Who)} {doc.About}";
        operation.Security = Security(doc.Who, context.Document);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = doc.Parameters.GetValueOrDefault(parameter.Name!) ?? ParameterWords.Of(parameter.Name!);
        }

        DescribeRequest(operation, doc);
        DescribeAnswers(operation, doc, context.Document);
        return Task.CompletedTask;
    }

    private static void DescribeRequest(OpenApiOperation operation, RouteDoc doc)
    {
        if (doc.Request is null)
        {
            return;
        }

        var isJson = doc.RequestType == Json;
        var schema = SchemaOf(operation.RequestBody?.Content, doc.RequestType);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [doc.RequestType] = isJson
                    ? new OpenApiMediaType { Schema = IsBlank(schema) ? ExampleSchema.Of(JsonNode.Parse(doc.Request)) : schema, Example = JsonNode.Parse(doc.Request) }
                    : new OpenApiMediaType { Schema = ExampleSchema.OfFile(doc.Request), Example = new JsonObject { [doc.Request] = "(the file)" } },
            },
        };
    }

    private static void DescribeAnswers(OpenApiOperation operation, RouteDoc doc, OpenApiDocument? document)
    {
        var key = doc.Status.ToString(CultureInfo.InvariantCulture);
        var schema = operation.Responses?.TryGetValue(key, out var typed) == true ? SchemaOf(typed.Content, Json) : null;
        var content = doc.Answer is null ? null : new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [doc.AnswerType] = doc.AnswerType == Json
                ? new OpenApiMediaType { Schema = IsBlank(schema) ? ExampleSchema.Of(JsonNode.Parse(doc.Answer)) : schema, Example = JsonNode.Parse(doc.Answer) }
                : new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = doc.Answer },
        };
        operation.Responses = new OpenApiResponses { [key] = new OpenApiResponse { Description = AnswerWords.Of(doc.Status), Content = content } };
        foreach (var status in doc.Faults.Concat(WhoWords.FaultsOf(doc.Who)).GroupBy(fault => fault.Status).OrderBy(group => group.Key))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = ProblemSchema.Answer([.. status], document);
        }
    }

    private static IOpenApiSchema? SchemaOf(IDictionary<string, OpenApiMediaType>? content, string type) =>
        content?.TryGetValue(type, out var media) == true ? media.Schema : null;

    private static bool IsBlank(IOpenApiSchema? schema) => schema is null or OpenApiSchema { Type: null, Properties: null or { Count: 0 } };

    private static List<OpenApiSecurityRequirement> Security(Caller who, OpenApiDocument? document) =>
    [
        .. who == Caller.Anyone ? [new OpenApiSecurityRequirement()] : Array.Empty<OpenApiSecurityRequirement>(),
        new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDescription.Cookie, document)] = [] },
        .. who is Caller.MemberInPerson or Caller.Admin
            ? Array.Empty<OpenApiSecurityRequirement>()
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDescription.Bearer, document)] = [] }],
    ];

    [GeneratedRegex(@":[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAName();
}
