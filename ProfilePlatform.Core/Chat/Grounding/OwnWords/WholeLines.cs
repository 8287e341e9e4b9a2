using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Says of a unit whether it is a whole bullet, and whether it stands where its words mean what they say alone.</summary>
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

    /// <summary>True where the section is known to be one of jobs held: "Offers I declined" is not.</summary>
    public static bool IsOfJobs(Chunk chunk) =>
        chunk.Topic == Topics.Experience && (chunk.Heading.Length == 0 || HeadingLexicon.Find(chunk.Heading.Split(" \u203A ")[0]) is { Exact: true, Topic: Topics.Experience });

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
        return gap.Length == rest.Length || gap.Count('\n') > 1 || (gap.Contains('\n') && text.AsSpan(end + gap.LastIndexOf('\n') + 1).StartsWith(mark));
    }
}
