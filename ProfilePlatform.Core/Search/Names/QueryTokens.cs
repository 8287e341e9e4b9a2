using System.Text;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>A word of a query or a name.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Key">Lower case, without diacritics.</param>
/// <param name="Start">Its first code unit.</param>
/// <param name="End">Past its last code unit.</param>
/// <param name="AfterBreak">True where a comma, bracket or another sign stands before it.</param>
internal readonly record struct QueryToken(string Text, string Key, int Start, int End, bool AfterBreak);

/// <summary>
/// Cuts queries and names into words. Unlike the words of the index, signs that belong to names stay: "c++", "ai/ml", "fp&amp;a", "pre-sales",
/// "10+", "&amp;" alone.
/// </summary>
internal static class QueryTokens
{
    public static List<QueryToken> Of(string text)
    {
        var tokens = new List<QueryToken>();
        var broken = false;
        for (var position = 0; position < text.Length;)
        {
            var end = EndOf(text, position);
            if (end == position)
            {
                broken |= !char.IsWhiteSpace(text[position]);
                position++;
                continue;
            }

            var word = text[position..end];
            tokens.Add(new QueryToken(word, Fold(word), position, end, broken));
            (position, broken) = (end, false);
        }

        return tokens;
    }

    private static int EndOf(string text, int start)
    {
        if (text[start] == '&' && (start + 1 == text.Length || char.IsWhiteSpace(text[start + 1])))
        {
            return start + 1;
        }

        var dotted = text[start] == '.' && string.Compare(text, start, ".net", 0, 4, StringComparison.OrdinalIgnoreCase) == 0;
        var position = dotted ? start + 1 : start;
        while (position < text.Length && Continues(text, position, position > start))
        {
            position++;
        }

        return dotted && position == start + 1 ? start : position;
    }

    private static bool Continues(string text, int position, bool inside)
    {
        if (IsLetter(text, position) || char.GetUnicodeCategory(text[position]) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
        {
            return true;
        }

        var more = position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1]);
        return inside && text[position] switch
        {
            '+' or '#' => true,
            '-' or '/' or '&' or '\'' or '\u2019' or '_' => more,
            '.' => more || position >= 2 && text[position - 2] == '.',
            _ => false,
        };
    }

    // Of either half of a pair: letters beyond the first plane are letters, emoji are not.
    private static bool IsLetter(string text, int position)
    {
        var start = char.IsLowSurrogate(text[position]) && position > 0 ? position - 1 : position;
        return Rune.TryGetRuneAt(text, start, out var rune) && start + rune.Utf16SequenceLength > position && Rune.IsLetterOrDigit(rune);
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var sign in word.Normalize(NormalizationForm.FormC))
        {
            if (!Folding.IsAccent(sign))
            {
                folded.Append(sign == '\u2019' ? '\'' : Folding.Fold(sign));
            }
        }

        return folded.ToString();
    }
}
