using System.Text.Json;

namespace ProfilePlatform.Core.Chat;

/// <summary>A sentence of a model that the documents do not support, as it is kept with its turn. All of it is a stranger's text.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Reasons">Why it may not be shown as it is, in plain words.</param>
public sealed record UnsupportedSentence(string Text, IReadOnlyList<string> Reasons)
{
    /// <summary>Reads a JSON array of <c>{text, reasons: […]}</c>; leaves out what is something else.</summary>
    public static IReadOnlyList<UnsupportedSentence> ReadAll(string json)
    {
        try
        {
            using var stored = JsonDocument.Parse(json);
            return stored.RootElement.ValueKind == JsonValueKind.Array
                ? [.. stored.RootElement.EnumerateArray().Select(Read).OfType<UnsupportedSentence>()]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or escapes that are half a character.
            return [];
        }
    }

    private static UnsupportedSentence? Read(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? new(text.GetString()!, item.TryGetProperty("reasons", out var reasons) && reasons.ValueKind == JsonValueKind.Array
                ? [.. reasons.EnumerateArray().Where(reason => reason.ValueKind == JsonValueKind.String).Select(reason => reason.GetString()!)]
                : [])
            : null;
}
