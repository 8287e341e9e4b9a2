using System.Text.Json;
using ProfilePlatform.Core.Profiles.History;

namespace ProfilePlatform.Web.Features.Profiles.Desk;

/// <summary>A change of a profile in words.</summary>
internal static class ChangeWords
{
    private const int Longest = 160;

    /// <summary>"work_preferred_locations" → "Work preferred locations"; a card is not told by its id.</summary>
    public static string Field(string field)
    {
        var parts = field.Split('.');
        var words = parts[0] == "cards" ? (parts.Length > 2 ? "Card: " + parts[2] : "Card") : string.Join(": ", parts);
        words = words.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Who made it.</summary>
    public static string Actor(HistoryEntry entry) => entry.ActorEmail.Length > 0 ? entry.ActorEmail : entry.Change.ActorKind switch
    {
        "platform" => "the platform",
        "local-admin" or "admin" => "an administrator",
        _ => "somebody whose account is gone",
    };

    /// <summary>A stored value, shortened.</summary>
    public static string Value(string json)
    {
        var value = JsonSerializer.Deserialize<JsonElement>(json);
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => "nothing",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array when value.GetArrayLength() == 0 => "nothing",
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                string.Join(", ", value.EnumerateArray().Select(item => item.GetString())),
            JsonValueKind.Object when value.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String => title.GetString()!,
            JsonValueKind.Array or JsonValueKind.Object => "its parts",
            _ => value.GetRawText(),
        };
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
