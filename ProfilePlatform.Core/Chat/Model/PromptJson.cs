using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// JSON for prompts, on one line. Line breaks, quotation marks and angle brackets inside of texts are escaped, so that no text can look like a
/// rule or a border of the prompt; letters of all scripts stay, for escapes cost tokens.
/// </summary>
internal static class PromptJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
