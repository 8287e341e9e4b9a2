using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>Makes texts of others fit to stand in a prompt.</summary>
internal static class PromptText
{
    /// <summary>The text cut to a length, without characters that people do not see and models read.</summary>
    public static string Clean(string text, int longest) => SeenText.Clean(text.Length > longest ? text[..longest] : text);

    /// <summary>The same, on one line.</summary>
    public static string Line(string text, int longest) => string.Join(' ', Clean(text, longest).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
