using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>A line that is not blank.</summary>
/// <param name="Span">Where it stands, without the white space around it.</param>
/// <param name="Start">Where its first column stands, white space included.</param>
/// <param name="AfterBlank">True when a blank line, a page break or nothing comes before it.</param>
internal readonly record struct TextLine(TextSpan Span, int Start, bool AfterBlank)
{
    /// <summary>All lines of <paramref name="text"/> within <paramref name="within"/> that are not blank, in order.</summary>
    public static List<TextLine> In(string text, TextSpan within)
    {
        var lines = new List<TextLine>();
        var (start, afterBlank) = (within.Start, true);
        for (var index = within.Start; index <= within.End; index++)
        {
            if (index < within.End && text[index] is not ('\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029'))
            {
                continue;
            }

            var span = Trim(text, start, index);
            if (span.Length > 0)
            {
                lines.Add(new TextLine(span, start, afterBlank));
                afterBlank = false;
            }
            else if (!(index > start - 1 && start > within.Start && text[start - 1] == '\r' && index < within.End && text[index] == '\n'))
            {
                afterBlank = true;
            }

            start = index + 1;
        }

        return lines;
    }

    /// <summary>The span without the white space at its ends.</summary>
    public static TextSpan Trim(string text, int start, int end)
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
}
