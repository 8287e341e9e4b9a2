namespace ProfilePlatform.Core.Indexing.Lexicons;

/// <summary>
/// Lower-case words for look-ups in the word lists. Signs that belong to names stay ("c++", "ci/cd", "s.a.", "co-founder", "o'neill");
/// unlike the words of the search index, nothing is folded or taken apart.
/// </summary>
internal static class Tokens
{
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && Continues(text, position))
            {
                position++;
            }

            tokens.Add(text[start..position].ToLowerInvariant().Replace('\u2019', '\''));
        }

        return tokens;
    }

    private static bool Continues(string text, int position)
    {
        var sign = text[position];
        if (char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.Surrogate)
        {
            return true;
        }

        var more = position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1]);
        return sign switch
        {
            '+' or '#' => true,
            '-' or '\'' or '\u2019' or '/' => more,
            '.' => more || IsAbbreviation(text, position),
            _ => false,
        };
    }

    // The last dot of "S.A." and "B.Tech." belongs to the word; the one that ends a sentence does not.
    private static bool IsAbbreviation(string text, int position) => position >= 2 && text[position - 2] == '.';
}
