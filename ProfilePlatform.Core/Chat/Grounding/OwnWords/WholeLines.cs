using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Says of a unit whether it is a whole bullet or paragraph, and whether it stands where its words mean what they say alone.</summary>
internal static class WholeLines
{
    private const string Bullets = "\u2022-\u2013\u2014*\u25AA\u25CF\u25E6\u2023";

    /// <summary>True for a whole bullet directly under the heading of an entry, with nothing but such bullets between.</summary>
    public static bool IsItemUnderHeading(EvidenceUnit unit)
    {
        var (text, heading) = (unit.Chunk.Text, unit.Entry.HeaderSpan);
        if (heading.Length == 0 || unit.Entry.HeaderChunk.Id != unit.Chunk.Id || unit.Span.Start <= heading.End || !IsBullet(text, unit.Span.Start, out var mark))
        {
            return false;
        }

        return text[heading.End..(unit.Span.Start - mark.Length)].Split('\n').All(line => string.IsNullOrWhiteSpace(line) || line.StartsWith(mark, StringComparison.Ordinal))
            && EndsItem(text, unit.Span.End, mark);
    }

    /// <summary>True for a paragraph of one sentence that stands under no line of its own.</summary>
    public static bool IsParagraph(EvidenceUnit unit)
    {
        var (text, before) = (unit.Chunk.Text, unit.Chunk.Text[..unit.Span.Start]);
        var above = before.TrimEnd();
        return unit.Entry.Header.Terms.Count == 0
            && (above.Length == 0 || (above[^1] is '.' or '!' or '?' && before[above.Length..].Count(sign => sign == '\n') > 1))
            && EndsItem(text, unit.Span.End, "");
    }

    /// <summary>True where the section is known for what it is: "Offers I declined" is not.</summary>
    public static bool IsInKnownSection(Chunk chunk, string topic) =>
        chunk.Heading.Length == 0 ? chunk.Topic == topic : HeadingLexicon.Find(chunk.Heading.Split(" \u203A ")[0]) is { Exact: true } meaning && meaning.Topic == topic && chunk.Topic == topic;

    /// <summary>True where a bullet stands before it on its line; <paramref name="mark"/> is that, with its indent.</summary>
    public static bool IsBullet(string text, int start, out string mark)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        mark = start > line ? text[line..start] : "";
        return mark.Trim() is [var sign] && Bullets.Contains(sign, StringComparison.Ordinal);
    }

    // Up to the next bullet of the same list, a blank line or the end; a list further in would speak of this one.
    private static bool EndsItem(string text, int end, string mark)
    {
        var rest = text.AsSpan(end);
        var gap = rest[..(rest.Length - rest.TrimStart().Length)];
        return gap.Length == rest.Length || gap.Count('\n') > 1 || (mark.Length > 0 && gap.Contains('\n') && text.AsSpan(end + gap.LastIndexOf('\n') + 1).StartsWith(mark));
    }
}
