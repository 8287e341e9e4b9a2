using System.Text.Json;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Prompts;

/// <summary>A change of the five texts, read from a JSON object with the API's field names.</summary>
public sealed class PromptPatch
{
    private readonly List<(PromptField Field, string Text)> _texts = [];
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>The version that the change was made from; null where it is not said.</summary>
    public int? Version { get; private set; }

    /// <summary>What is wrong, by field; nothing may then be changed.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>Reads <paramref name="body"/>, which must be an object.</summary>
    public static PromptPatch Read(JsonElement body)
    {
        var patch = new PromptPatch();
        foreach (var property in body.EnumerateObject())
        {
            var (name, error) = patch.Take(property);
            if (error is not null)
            {
                patch._errors[name] = [error];
            }
        }

        return patch;
    }

    /// <summary>The texts after the change; null stands for the platform's text as an empty one does.</summary>
    public PromptTexts Apply(PromptTexts before) => _texts.Aggregate(before, (texts, change) => change.Field.Write(texts, change.Text));

    private (string Name, string? Error) Take(JsonProperty property)
    {
        var name = "(unreadable)";
        try
        {
            name = property.Name;
            return (name, name == "version" ? TakeVersion(property.Value) : TakeText(name, property.Value));
        }
        catch (InvalidOperationException)
        {
            // JSON is decoded only when it is read: here stand bytes, or half a surrogate pair, that are no text.
            return (name, "Is not valid Unicode text.");
        }
    }

    private string? TakeVersion(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var version) || version < 0)
        {
            return "Must be a whole number from 0 on.";
        }

        Version = version;
        return null;
    }

    private string? TakeText(string name, JsonElement value)
    {
        if (PromptField.All.FirstOrDefault(one => one.Name == name) is not { } field)
        {
            return "This field is not known.";
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return "Must be text.";
        }

        var text = SeenText.Clean(value.GetString() ?? "");
        _texts.Add((field, text));
        return field.Refuses(text);
    }
}
