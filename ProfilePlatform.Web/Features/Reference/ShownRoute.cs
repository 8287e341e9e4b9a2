using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProfilePlatform.Web.Features.Reference;

/// <summary>A route of the document as the page shows it.</summary>
public sealed record ShownRoute(string Section, string Method, string Path, string Summary, string About, string Id)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required IReadOnlyList<ShownParameter> Parameters { get; init; }

    public required ShownBody? Request { get; init; }

    public required IReadOnlyList<ShownAnswer> Answers { get; init; }

    /// <summary>All routes of a document, in its order.</summary>
    public static IReadOnlyList<ShownRoute> AllOf(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Value is JsonObject
           select Of(path.Key, operation.Key, operation.Value!),
    ];

    /// <summary>True where all of the words stand in it somewhere.</summary>
    public bool Holds(string words)
    {
        var text = $"{Method} {Path} {Summary} {About} {Section} {string.Join(' ', Answers.Select(answer => answer.Status + " " + answer.Meaning))}";
        return words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static ShownRoute Of(string path, string method, JsonNode operation) => new(
        Text(operation["tags"]?[0]), method.ToUpperInvariant(), path, Text(operation["summary"]), Text(operation["description"]), Text(operation["operationId"]))
    {
        Parameters = [.. (operation["parameters"]?.AsArray() ?? []).Select(parameter => new ShownParameter(
            Text(parameter!["name"]), Text(parameter["in"]), parameter["required"]?.GetValue<bool>() ?? false, Text(parameter["description"])))],
        Request = BodyOf(operation["requestBody"]),
        Answers = [.. operation["responses"]!.AsObject().Select(answer => new ShownAnswer(
            answer.Key, Text(answer.Value!["description"]), BodyOf(answer.Value)))],
    };

    private static ShownBody? BodyOf(JsonNode? of) => of?["content"]?.AsObject() is { Count: > 0 } content && content.First() is var (type, media)
        ? new ShownBody(type, [.. media!["examples"] is JsonObject many ? many.Select(one => Show(one.Value!["value"])) : [Show(media["example"])]])
        : null;

    private static string Show(JsonNode? example) => example is JsonValue && example.GetValueKind() == JsonValueKind.String
        ? example.GetValue<string>() : example?.ToJsonString(Indented) ?? "";

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}

/// <summary>A parameter of a route.</summary>
public sealed record ShownParameter(string Name, string In, bool IsRequired, string Meaning);

/// <summary>A body with examples.</summary>
public sealed record ShownBody(string Type, IReadOnlyList<string> Examples);

/// <summary>What may come back.</summary>
public sealed record ShownAnswer(string Status, string Meaning, ShownBody? Body);
