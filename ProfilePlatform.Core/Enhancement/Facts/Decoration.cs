using System.Globalization;
using System.Text;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>Signs that are not prose: emojis, stars, arrows, marks of Markdown.</summary>
internal static class Decoration
{
    private const string Plain = ".,;:!?'\"()[]/&%+-\u2013\u2014\u2010\u2011\u2018\u2019\u201C\u201D\u2026@$\u20AC\u00A3\u20B9\u00A5\u00B0\u00A7\u00B2\u00B3\u00BD\u00BC";

    /// <summary>The decorations of <paramref name="text"/> that <paramref name="original"/> does not have, with their places.</summary>
    public static IEnumerable<(int At, string Text)> In(string text, string original)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsProse(rune, text, at) && !original.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                yield return (at, rune.ToString());
            }

            at += rune.Utf16SequenceLength;
        }
    }

    private static bool IsProse(Rune rune, string text, int at) =>
        Rune.IsLetterOrDigit(rune) || Rune.IsWhiteSpace(rune)
        || (rune.IsBmp && Plain.Contains((char)rune.Value, StringComparison.Ordinal))
        || (rune.Value == '#' && at > 0 && char.IsLetter(text[at - 1]))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || rune.Value is 0x200C or 0x200D;
}
