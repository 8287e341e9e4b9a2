using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>Says which field of a request could not be read, where the framework says so in an exception.</summary>
internal static partial class BadRequests
{
    private const string NotTaken = "Is not of the kind that is taken here.";

    /// <summary>What is wrong by field; empty where it is the whole.</summary>
    public static IReadOnlyDictionary<string, string[]> ErrorsOf(BadHttpRequestException exception) => exception.InnerException is JsonException json
        ? OfBody(json)
        : Parameter().Match(exception.Message) is { Success: true } parameter ? Single(parameter.Groups[1].Value, NotTaken) : Nothing;

    private static IReadOnlyDictionary<string, string[]> OfBody(JsonException json)
    {
        if (Unknown().Match(json.Message) is { Success: true } unknown)
        {
            return Single(unknown.Groups[1].Value, "This field is not known.");
        }

        return Twice().Match(json.Message) is { Success: true } twice ? Single(twice.Groups[1].Value, "Stands here twice.")
            : json.Path is ['$', '.', .. var path] && json.InnerException is null or not JsonException && IsSyntax(json) is false ? Single(path, NotTaken)
            : Nothing;
    }

    // A reader's own exception is about the text and not about a field.
    private static bool IsSyntax(JsonException json) => json.InnerException is JsonException;

    // What the sender wrote comes back only where it looks like a field's name.
    private static IReadOnlyDictionary<string, string[]> Single(string field, string error) => new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [FieldName().IsMatch(field) ? field : "(unreadable)"] = [error],
    };

    private static IReadOnlyDictionary<string, string[]> Nothing { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    [GeneratedRegex(@"^Failed to bind parameter ""[^""]*?(\w+)"" from ", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex("^The JSON property '([^']*)' could not be mapped", RegexOptions.NonBacktracking)]
    private static partial Regex Unknown();

    [GeneratedRegex("^Duplicate property '([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Twice();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,60}(\[\d{1,6}\])?(\.[a-z][a-z0-9_]{0,60}(\[\d{1,6}\])?){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();
}
