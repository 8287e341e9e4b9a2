using System.Text;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>Makes texts of others fit to stand in a prompt.</summary>
internal static class PromptText
{
    // Unicode tags repeat ASCII invisibly: a reader sees nothing, a model reads orders.
    private const int FirstTag = 0xE0000;
    private const int LastTag = 0xE007F;

    /// <summary>The text without characters that nobody sees (tags, controls, direction marks), cut to a length.</summary>
    public static string Clean(string text, int longest)
    {
        var result = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in WellFormed.Of(text.Length > longest ? text[..longest] : text).EnumerateRunes())
        {
            if (!IsHidden(rune.Value))
            {
                result.Append(rune);
            }
        }

        return result.ToString();
    }

    /// <summary>The same, on one line.</summary>
    public static string Line(string text, int longest) => string.Join(' ', Clean(text, longest).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Joiners (200C, 200D) stay: Indic words and emoji need them.
    private static bool IsHidden(int code) =>
        (code < ' ' && code is not ('\n' or '\t')) || code is >= 0x7F and <= 0x9F or 0xFEFF or 0x200B or (>= 0x200E and <= 0x200F)
            or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or (>= FirstTag and <= LastTag);
}
