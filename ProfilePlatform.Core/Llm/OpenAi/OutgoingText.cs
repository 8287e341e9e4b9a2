using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// Takes Unicode tag characters out: people do not see them and models read them, so a document or a question could carry orders in them.
/// Joiners of Indic scripts and of emoji stay.
/// </summary>
internal static class OutgoingText
{
    // U+E0000 to U+E007F: one high surrogate, and low surrogates from DC00 to DC7F.
    private const char TagHigh = '\uDB40';
    private const char FirstLow = '\uDC00';
    private const char LastLow = '\uDC7F';

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As JSON, cleaned before it is escaped: an escape hides a character.</summary>
    public static string CleanJson(object? value)
    {
        var node = JsonSerializer.SerializeToNode(value, Plain);
        return Clean(node)?.ToJsonString(Plain) ?? "null";
    }

    public static string Clean(string text)
    {
        if (!text.Contains(TagHigh, StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == TagHigh && at + 1 < text.Length && text[at + 1] is >= FirstLow and <= LastLow)
            {
                at++;
            }
            else
            {
                kept.Append(text[at]);
            }
        }

        return kept.ToString();
    }

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(Clean(pair.Key), Clean(pair.Value))).DistinctBy(pair => pair.Key)),
        JsonArray list => new JsonArray([.. list.Select(Clean)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Clean(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };
}
