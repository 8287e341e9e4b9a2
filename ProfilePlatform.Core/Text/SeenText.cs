using System.Globalization;
using System.Text;

namespace ProfilePlatform.Core.Text;

/// <summary>Text that people write, made safe to show.</summary>
public static class SeenText
{
    /// <summary>
    /// Drops what cannot be seen but misleads: control characters (line breaks and tabs stay), bidirectional overrides, tag characters,
    /// non-characters; and the space around. Joiners stay, for Indic scripts and emoji need them.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsKept(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    private static bool IsKept(Rune rune) => rune.Value is '\n' or '\t' or 0x200C or 0x200D
        || (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && (rune.Value & 0xFFFE) != 0xFFFE);
}
