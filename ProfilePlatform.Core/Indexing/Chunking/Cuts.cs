using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Chunking;

/// <summary>Cuts a span into pieces of at most so many tokens: at paragraphs, bullets and sentences, and only a sentence that is too long at a word.</summary>
internal static class Cuts
{
    private const int MaxLines = 60;

    /// <summary>The pieces, in order, trimmed; those next to each other are joined while they fit.</summary>
    public static List<TextSpan> Of(string text, TextSpan span, int maxTokens)
    {
        var trimmed = TextLine.Trim(text, span.Start, span.End);
        if (trimmed.Length == 0)
        {
            return [];
        }

        if (Fits(text, trimmed, maxTokens))
        {
            return [trimmed];
        }

        var pieces = new List<TextSpan>();
        var tokens = 0;
        foreach (var unit in Units(text, trimmed, maxTokens))
        {
            var size = TokenEstimate.Of(text.AsSpan(unit.Start, unit.Length));
            if (pieces.Count > 0 && tokens + size <= maxTokens)
            {
                pieces[^1] = pieces[^1] with { End = unit.End };
                tokens += size;
            }
            else
            {
                pieces.Add(unit);
                tokens = size;
            }
        }

        return pieces;
    }

    /// <summary>True when a span has at most so many tokens.</summary>
    public static bool Fits(string text, TextSpan span, int maxTokens) =>
        span.Length <= maxTokens * 12 && TokenEstimate.Of(text.AsSpan(span.Start, span.Length)) <= maxTokens;

    // Bullets and sentences; what lies between two of them (bullets, blanks) goes with the later one.
    private static IEnumerable<TextSpan> Units(string text, TextSpan span, int maxTokens) =>
        Blocks(text, span).SelectMany(block => Borders(text, block).SelectMany(unit => AtWords(text, unit, maxTokens)));

    private static IEnumerable<TextSpan> Borders(string text, TextSpan block)
    {
        var start = block.Start;
        var sentences = Sentences.Split(block.In(text));
        for (var index = 0; index < sentences.Count - 1; index++)
        {
            var end = block.Start + sentences[index].End;
            yield return TextLine.Trim(text, start, end);
            start = end;
        }

        // Ornaments are no sentences, but they are text.
        yield return TextLine.Trim(text, start, block.End);
    }

    // Paragraphs and bullets, at most so many lines each: a sentence never spans more, and the search for its end stays short.
    private static IEnumerable<TextSpan> Blocks(string text, TextSpan span)
    {
        var (start, end, count) = (span.Start, span.Start, 0);
        foreach (var line in TextLine.In(text, span))
        {
            if (count > 0 && (line.AfterBlank || count == MaxLines || LineMarks.BulletLength(text.AsSpan(line.Span.Start, line.Span.Length)) > 0))
            {
                yield return new TextSpan(start, end);
                (start, count) = (line.Span.Start, 0);
            }

            (end, count) = (line.Span.End, count + 1);
        }

        if (count > 0)
        {
            yield return new TextSpan(start, end);
        }
    }

    private static IEnumerable<TextSpan> AtWords(string text, TextSpan unit, int maxTokens)
    {
        while (unit.Length > 0)
        {
            var length = Longest(text, unit, maxTokens);
            var piece = TextLine.Trim(text, unit.Start, unit.Start + length);
            if (piece.Length > 0)
            {
                yield return piece;
            }

            unit = TextLine.Trim(text, unit.Start + length, unit.End);
        }
    }

    // A token has at least one code unit and rarely more than a dozen, so a window of that size is enough to look at.
    private static int Longest(string text, TextSpan unit, int maxTokens)
    {
        var window = Math.Min(unit.Length, maxTokens * 12);
        if (window == unit.Length && TokenEstimate.Of(text.AsSpan(unit.Start, window)) <= maxTokens)
        {
            return window;
        }

        var (low, high) = (1, window);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (TokenEstimate.Of(text.AsSpan(unit.Start, middle)) <= maxTokens)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        if (low == unit.Length)
        {
            return low;
        }

        // The last blank in the second half; else the last border of a character.
        for (var back = low; back > low / 2; back--)
        {
            if (char.IsWhiteSpace(text[unit.Start + back]))
            {
                return back;
            }
        }

        var view = text.Substring(unit.Start, Math.Min(unit.Length, low + 128));
        return Math.Max(GraphemeCut.Before(view, low), char.IsHighSurrogate(view[0]) && view.Length > 1 ? 2 : 1);
    }
}
