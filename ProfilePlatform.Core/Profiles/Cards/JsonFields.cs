using System.Text.Json;

namespace ProfilePlatform.Core.Profiles.Cards;

/// <summary>Reads the fields of one JSON object and notes what is wrong by the path of the field.</summary>
internal sealed class JsonFields(JsonElement json, string path, Dictionary<string, string[]> errors)
{
    private readonly List<string> _read = [];

    /// <summary>The path of a field of this object.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Notes what is wrong with a field.</summary>
    public void Wrong(string name, string error) => errors.TryAdd(PathOf(name), [error]);

    /// <summary>Takes a field without heeding it.</summary>
    public void Skip(string name) => _read.Add(name);

    /// <summary>A text without line breaks.</summary>
    public string Line(string name, int most = 200, bool required = false)
    {
        var text = ProfileText.Line(Text(name));
        if (required && text.Length == 0)
        {
            Wrong(name, "Must not be empty.");
        }

        return Short(name, text, most);
    }

    /// <summary>A text of several lines.</summary>
    public string Prose(string name, int most) => Short(name, ProfileText.Clean(Text(name)), most);

    /// <summary>One of some words; empty or missing is <paramref name="otherwise"/>.</summary>
    public string OneOf(string name, IReadOnlyCollection<string> allowed, string otherwise)
    {
        var text = Text(name).Trim();
        if (text.Length > 0 && !allowed.Contains(text))
        {
            Wrong(name, $"Must be one of: {string.Join(", ", allowed)}.");
        }

        return text.Length == 0 ? otherwise : text;
    }

    /// <summary>A day, "YYYY-MM-DD"; null where there is none.</summary>
    public string? Day(string name)
    {
        var text = Text(name).Trim();
        if (text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
        {
            Wrong(name, "Must be a day as YYYY-MM-DD, or null.");
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>True or false; missing is false.</summary>
    public bool Flag(string name)
    {
        var value = Value(name);
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            Wrong(name, "Must be true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>An id; null where there is none.</summary>
    public Guid? Id(string name)
    {
        var value = Value(name);
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id))
        {
            return id;
        }

        Wrong(name, "Must be an id, or missing for something new.");
        return null;
    }

    /// <summary>Texts without line breaks, each once.</summary>
    public List<string> Lines(string name, int most, int longest)
    {
        var texts = new List<string>();
        foreach (var (value, at) in Items(name, most))
        {
            texts.Add(new JsonFields(value, at, errors).OwnLine(longest));
        }

        return [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The objects of a list, each with its fields.</summary>
    public IEnumerable<JsonFields> Objects(string name, int most) => Items(name, most).Select(item => new JsonFields(item.Value, item.Path, errors));

    /// <summary>The fields of an object within; of an empty one where it is missing.</summary>
    public JsonFields Object(string name) => new(Value(name), PathOf(name), errors);

    /// <summary>Notes an error where this is no object, or has a field that nobody read.</summary>
    public void End()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            if (json.ValueKind != JsonValueKind.Undefined)
            {
                errors.TryAdd(path, ["Must be an object."]);
            }

            return;
        }

        foreach (var field in json.EnumerateObject())
        {
            if (!_read.Exists(field.NameEquals))
            {
                errors.TryAdd(path, ["Has a field that is not known."]);
            }
        }
    }

    private List<(JsonElement Value, string Path)> Items(string name, int most)
    {
        var value = Value(name);
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Wrong(name, $"Must be a list of at most {most} entries.");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, at) => (item, $"{PathOf(name)}[{at}]"))];
    }

    private string OwnLine(int most) => ShortAt(path, ProfileText.Line(TextOf(json, path)), most);

    private string Text(string name) => TextOf(Value(name), PathOf(name));

    private string TextOf(JsonElement value, string at)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null or JsonValueKind.Undefined => "",
                _ => throw new InvalidOperationException(),
            };
        }
        catch (InvalidOperationException)
        {
            // No string, or one with bytes or half a surrogate pair that are no text.
            errors.TryAdd(at, ["Must be text."]);
            return "";
        }
    }

    private JsonElement Value(string name)
    {
        _read.Add(name);
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
    }

    private string Short(string name, string text, int most) => ShortAt(PathOf(name), text, most);

    private string ShortAt(string at, string text, int most)
    {
        if (text.Length > most)
        {
            errors.TryAdd(at, [$"Must not be longer than {most} characters."]);
        }

        return text;
    }
}
