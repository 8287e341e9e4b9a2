namespace ProfilePlatform.Core.Text;

/// <summary>
/// Runs of lines that read on: a blank line, a bullet, and a line end that is not wrapping separate them.
/// Spans begin after the bullet and are trimmed.
/// </summary>
internal static class Paragraphs
{
    private const string Bullets = "\u2022\u25CF\u25AA\u25E6\u2023\u2043\u25A0\u25A1\u25BA\u25B8\u2B9E\u27A2\u2713\u2714\u00B7\u2219\u25C6\u25C7\u2756\uF0B7\uF0A7\u25CB\u2794";

    public static IEnumerable<TextSpan> In(string text)
    {
        var lines = Lines(text);
        var widths = Widths(lines);
        var first = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            var last = index == lines.Count - 1;
            if (!last && ReadsOn(text, lines, widths[index], index))
            {
                continue;
            }

            var span = new TextSpan(lines[first].Start, lines[index].End);
            first = index + 1;
            if (span.Length > 0)
            {
                yield return span with { Start = AfterBullet(text, span) };
            }
        }
    }

    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && text[index] is not ('\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029'))
            {
                continue;
            }

            lines.Add(Trim(text, start, index));
            start = index + 1;
        }

        return lines;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>True where the line at <paramref name="index"/> goes on in the next: the break is wrapping.</summary>
    private static bool ReadsOn(string text, List<TextSpan> lines, int width, int index)
    {
        var (line, next) = (lines[index], lines[index + 1]);
        if (line.Length == 0 || next.Length == 0 || AfterBullet(text, next) != next.Start)
        {
            return false;
        }

        var ending = text[line.End - 1];
        if (char.IsLower(text[next.Start]) && ending is not (':' or ';'))
        {
            return true;
        }

        if (ending is ',' or '&' or '\u2013' || EndsOpen(text, line))
        {
            return line.Length > 20;
        }

        // The next line's first word would not have fitted: the paragraph's width broke the line, not its writer.
        return line.Length >= 60 && line.Length + 1 + FirstWord(text, next) > width && ending is not ('.' or ':' or ';' or '!' or '?');
    }

    /// <summary>For each line, the longest one of the block between blank lines that it stands in.</summary>
    private static int[] Widths(List<TextSpan> lines)
    {
        var widths = new int[lines.Count];
        for (var first = 0; first < lines.Count; first++)
        {
            var (end, width) = (first, 0);
            for (; end < lines.Count && lines[end].Length > 0; end++)
            {
                width = Math.Max(width, lines[end].Length);
            }

            Array.Fill(widths, width, first, end - first);
            first = end;
        }

        return widths;
    }

    private static bool EndsOpen(string text, TextSpan line)
    {
        var lastSpace = text.LastIndexOf(' ', line.End - 1, line.Length);
        var word = text[(lastSpace < 0 ? line.Start : lastSpace + 1)..line.End];
        return word is "and" or "or" or "of" or "the" or "a" or "an" or "in" or "with" or "for" or "to" or "by" or "from" or "at" or "on" or "using" or "as";
    }

    private static int FirstWord(string text, TextSpan line)
    {
        var space = text.IndexOf(' ', line.Start, line.Length);
        return (space < 0 ? line.End : space) - line.Start;
    }

    private static int AfterBullet(string text, TextSpan line)
    {
        var position = line.Start;
        if (Bullets.Contains(text[position]) || (text[position] is '-' or '*' or '+' or '\u2013' or '\u2014' && line.Length > 1 && text[position + 1] == ' '))
        {
            position++;
            while (position < line.End && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            return position < line.End ? position : line.Start;
        }

        return line.Start;
    }
}
