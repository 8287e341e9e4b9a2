using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>As much of a document as a model can be asked to copy in one reply.</summary>
/// <param name="Span">Where it stands; blank lines at its ends left out.</param>
/// <param name="Under">The heading that its first lines stand under, where it does not begin with one; null where there is none.</param>
internal sealed record SplitWindow(TextSpan Span, string? Under)
{
    /// <summary>
    /// The reply repeats the document within 4,000 tokens, and takes about a fifth more for JSON and topics; our estimate is rather too high.
    /// </summary>
    public const int MaxTokens = 2_500;

    /// <summary>The windows of a document, in order, cut at headings or blank lines where there are any.</summary>
    public static List<SplitWindow> Of(string text, IReadOnlyList<Heading> headings)
    {
        var starts = headings.Select(heading => heading.Span.Start).ToHashSet();
        var units = Units(text);
        var windows = new List<SplitWindow>();
        for (var first = 0; first < units.Count;)
        {
            var next = Next(units, starts, first);
            var span = new TextSpan(units[first].Span.Start, units[next - 1].Span.End);
            var under = starts.Contains(span.Start) ? null : headings.LastOrDefault(heading => heading.Span.Start < span.Start)?.Words;
            windows.Add(new SplitWindow(span, under));
            first = next;
        }

        return windows;
    }

    // The first unit of the next window: of those in the second half, a heading, else one after a blank line, else the last that fits.
    private static int Next(List<Unit> units, HashSet<int> headings, int first)
    {
        var (end, tokens) = (first, 0);
        while (end < units.Count && (end == first || tokens + units[end].Tokens <= MaxTokens))
        {
            tokens += units[end++].Tokens;
        }

        if (end == units.Count)
        {
            return end;
        }

        var (heading, blank) = (0, 0);
        for (var next = end; next > first && tokens > MaxTokens / 2; next--)
        {
            heading = heading == 0 && headings.Contains(units[next].Span.Start) ? next : heading;
            blank = blank == 0 && units[next].AfterBlank ? next : blank;
            tokens -= units[next - 1].Tokens;
        }

        return heading > 0 ? heading : blank > 0 ? blank : end;
    }

    // Lines; one that is too long for a window by itself in pieces.
    private static List<Unit> Units(string text)
    {
        var units = new List<Unit>();
        foreach (var line in TextLine.In(text, new TextSpan(0, text.Length)))
        {
            var afterBlank = line.AfterBlank;
            foreach (var piece in Cuts.Of(text, line.Span, MaxTokens))
            {
                units.Add(new Unit(piece, afterBlank, TokenEstimate.Of(text.AsSpan(piece.Start, piece.Length))));
                afterBlank = false;
            }
        }

        return units;
    }

    private readonly record struct Unit(TextSpan Span, bool AfterBlank, int Tokens);
}
