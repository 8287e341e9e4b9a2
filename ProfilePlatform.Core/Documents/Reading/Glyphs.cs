using System.Text;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Makes the characters of one line plain: NFC, ligatures spelled out, one kind of space, nothing invisible that can mislead a reader or a model.</summary>
internal static class Glyphs
{
    /// <summary>The form of every list marker.</summary>
    public const string Bullet = "• ";

    private const string BulletCharacters = "•◦▪▫●○■□‣⁃∙·⬝⦁⦾➢➤►▶▸▹✓✔✦✧❖◆◇»›\uF0B7\uF0A7\uF076\uF0D8\uF0FC\uF0A8";

    /// <summary>True for a character that only ever marks a list item.</summary>
    public static bool IsBullet(char character) => BulletCharacters.Contains(character, StringComparison.Ordinal);

    /// <summary>
    /// Normalises one line. Kept: joiners that Indic scripts and emoji need, variation selectors, tabs. Dropped: control characters, bidirectional
    /// overrides and isolates, tag characters (U+E0000–E007F), private-use icons, soft hyphens inside a word, zero-width spaces.
    /// </summary>
    public static string Normalise(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            Append(text, rune);
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '\t':
                text.Append('\t');
                break;
            case 0xA0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 or 0x1680:
                text.Append(' ');
                break;
            case 0xFB00: text.Append("ff"); break;
            case 0xFB01: text.Append("fi"); break;
            case 0xFB02: text.Append("fl"); break;
            case 0xFB03: text.Append("ffi"); break;
            case 0xFB04: text.Append("ffl"); break;
            case 0xFB05 or 0xFB06: text.Append("st"); break;
            case 0x2010 or 0x2011: text.Append('-'); break;
            case < 0x20 or (>= 0x7F and <= 0x9F) or 0xAD:
            case 0x200B or 0x2060 or 0xFEFF or 0xFFFE or 0xFFFF:
            case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x061C:
            case (>= 0xE0000 and <= 0xE007F) or (>= 0xE000 and <= 0xF8FF) or >= 0xF0000:
                break;
            default:
                text.Append(rune.ToString());
                break;
        }
    }
}
