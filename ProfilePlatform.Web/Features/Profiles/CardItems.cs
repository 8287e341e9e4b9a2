using System.Text.Json;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>Reads the items of a card's part.</summary>
internal static class CardItems
{
    /// <summary>One line an item: its title and its description, where it has both; the document's own words where there are no items.</summary>
    public static IReadOnlyList<string> Read(CardChild child)
    {
        using var items = Parse(child.ItemsJson);
        var lines = items?.RootElement.ValueKind == JsonValueKind.Array
            ? items.RootElement.EnumerateArray().Select(Line).Where(line => line.Length > 0).ToList()
            : [];
        return lines.Count > 0 || child.RawText.Length == 0 ? lines : [child.RawText];
    }

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Line(JsonElement item) => string.Join(": ", new[] { Text(item, "title"), Text(item, "description") }.Where(part => part.Length > 0).Distinct());

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Trim()
            : "";
}
