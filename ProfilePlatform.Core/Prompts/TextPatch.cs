using System.Text.Json;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Prompts;

/// <summary>A change of named texts, read from a JSON object.</summary>
public sealed class TextPatch
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>The version that the change was made from; null where it is not said.</summary>
    public int? Version { get; private set; }

    /// <summary>The new texts by name, cleaned; null stands for an empty one.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>What is wrong, by field; nothing may then be changed.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>Reads <paramref name="body"/>, which must be an object.</summary>
    /// <param name="body">The change.</param>
    /// <param name="rule">By name, what is wrong with a text there (null where nothing is); null itself for a name that is not known.</param>
    public static TextPatch Read(JsonElement body, Func<string, Func<string, string?>?> rule)
    {
        var patch = new TextPatch();
        foreach (var property in body.EnumerateObject())
        {
            var (name, error) = patch.Take(property, rule);
            if (error is not null)
            {
                patch._errors[name] = [error];
            }
        }

        return patch;
    }

    private (string Name, string? Error) Take(JsonProperty property, Func<string, Func<string, string?>?> rule)
    {
        var name = "(unreadable)";
        try
        {
            name = property.Name;
            return (name, name == "version" ? TakeVersion(property.Value) : TakeText(name, property.Value, rule(name)));
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

    private string? TakeText(string name, JsonElement value, Func<string, string?>? refuses)
    {
        if (refuses is null)
        {
            return "This field is not known.";
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return "Must be text.";
        }

        var text = SeenText.Clean(value.GetString() ?? "");
        _texts[name] = text;
        return refuses(text);
    }
}
