using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>Says which field of a request could not be read, where the framework says so in an exception.</summary>
internal static partial class BadRequests
{
    private const string NotTaken = "Is not of the kind that is taken here.";
    private const string Unreadable = "(unreadable)";

    /// <summary>What is wrong by field; null where it is the whole that cannot be read.</summary>
    public static IReadOnlyDictionary<string, string[]>? ErrorsOf(BadHttpRequestException exception) => exception.InnerException is JsonException json
        ? OfBody(json)
        : Parameter().Match(exception.Message) is { Success: true } parameter ? Single(parameter.Groups[1].Value, NotTaken) : null;

    private static Dictionary<string, string[]>? OfBody(JsonException json) => json switch
    {
        // A reader's own exception is about the text and not about a field.
        { InnerException: JsonException } => null,
        _ when Twice().Match(json.Message) is { Success: true } twice => Single(twice.Groups[1].Value, "Stands here twice."),
        { Path: ['$', '.', .. var field] } => Single(field, json.Message.StartsWith("The JSON property ", StringComparison.Ordinal) ? "This field is not known." : NotTaken),
        { InnerException: InvalidOperationException } => Single(Unreadable, "Is not valid Unicode text."),
        _ => null,
    };

    // What the sender wrote comes back only where it looks like a field's name.
    private static Dictionary<string, string[]> Single(string field, string error) =>
        new(StringComparer.Ordinal) { [FieldName().IsMatch(field) ? field : Unreadable] = [error] };

    [GeneratedRegex(@"^Failed to bind parameter ""[^""]*?(\w+)"" from ", RegexOptions.None, 200)]
    private static partial Regex Parameter();

    [GeneratedRegex("^Duplicate property '([^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Twice();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,60}(\[\d{1,6}\])?(\.[a-z][a-z0-9_]{0,60}(\[\d{1,6}\])?){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();
}
