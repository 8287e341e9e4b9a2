namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>What a line begins with: bullets and numbers of lists.</summary>
internal static class LineMarks
{
    private const string Bullets = "\u2022\u25CF\u25AA\u25E6\u2023\u2043\u25A0\u25A1\u25BA\u25B8\u2B9E\u27A2\u2713\u2714\u00B7\u2219\u25C6\u25C7\u2756\uF0B7\uF0A7\u25CB\u2794\u25B6\u2192\u00BB";

    /// <summary>Length of the bullet, or of the list's number, and the space after it; 0 where there is none.</summary>
    public static int BulletLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return 0;
        }

        var mark = 0;
        if (Bullets.Contains(line[0]))
        {
            mark = 1;
        }
        else if (line[0] is '-' or '*' or '+' or '\u2013' or '\u2014' or 'o' && line.Length > 1 && line[1] is ' ' or '\t')
        {
            mark = 1;
        }
        else
        {
            while (mark < line.Length && mark < 3 && char.IsAsciiDigit(line[mark]))
            {
                mark++;
            }

            if (mark > 0 && mark + 1 < line.Length && line[mark] is '.' or ')' && line[mark + 1] == ' ')
            {
                mark++;
            }
            else if (line.Length > 3 && line[0] is '[' && line[1..].IndexOf(']') is > 0 and < 4 and var close && char.IsAsciiDigit(line[1]))
            {
                mark = close + 2;
            }
            else
            {
                return 0;
            }
        }

        while (mark < line.Length && char.IsWhiteSpace(line[mark]))
        {
            mark++;
        }

        return mark;
    }
}
