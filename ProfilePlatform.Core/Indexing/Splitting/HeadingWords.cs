using System.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Brings a heading's words into the form of the list: lower case, no ornaments, "&amp;" as "and", letter-spacing closed up.</summary>
internal static class HeadingWords
{
    /// <summary>The longest line that is looked at.</summary>
    public const int MaxLength = 80;

    public static string Normalise(string line)
    {
        if (line.Length is 0 or > MaxLength)
        {
            return "";
        }

        var text = CloseUp(line) ?? line;
        var words = new StringBuilder(text.Length);
        for (var index = Enumeration(text); index < text.Length; index++)
        {
            var sign = text[index];
            if (char.IsLetterOrDigit(sign) || (sign == '-' && words.Length > 0 && words[^1] != ' '
                && index + 1 < text.Length && char.IsLetter(text[index + 1])))
            {
                words.Append(char.ToLowerInvariant(sign));
            }
            else if (sign is '&' or '/' or ',' or '+' or '|')
            {
                words.Append(" and ");
            }
            else if (sign is not ('\'' or '\u2019'))
            {
                words.Append(' ');
            }
        }

        var parts = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (parts.Count > 0 && parts[^1] is "and" or "continued" or "contd")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        // "Honors, and Awards" came out with two of them.
        for (var index = parts.Count - 1; index > 0; index--)
        {
            if (parts[index] == "and" && parts[index - 1] == "and")
            {
                parts.RemoveAt(index);
            }
        }

        return string.Join(' ', parts.SkipWhile(part => part == "and"));
    }

    /// <summary>"E X P E R I E N C E" as "EXPERIENCE"; null where the line is not letter-spaced.</summary>
    public static string? CloseUp(string line)
    {
        var letters = 0;
        for (var index = 0; index < line.Length; index++)
        {
            if (char.IsLetterOrDigit(line[index]))
            {
                letters++;
                if (index + 1 < line.Length && char.IsLetterOrDigit(line[index + 1]))
                {
                    return null;
                }
            }
        }

        if (letters < 4)
        {
            return null;
        }

        // Two spaces or more stand between words.
        var words = line.Replace("\t", "  ", StringComparison.Ordinal).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', words.Select(word => word.Replace(" ", "", StringComparison.Ordinal)));
    }

    // "2. Experience", "IV) Education", "A. Profile"
    private static int Enumeration(string text)
    {
        var index = 0;
        while (index < text.Length && index < 5 && (char.IsAsciiDigit(text[index]) || text[index] is 'I' or 'V' or 'X' or 'A' or 'B' or 'C' or 'D' or 'E'))
        {
            index++;
        }

        return index > 0 && index + 1 < text.Length && text[index] is '.' or ')' && char.IsWhiteSpace(text[index + 1]) ? index + 1 : 0;
    }
}
