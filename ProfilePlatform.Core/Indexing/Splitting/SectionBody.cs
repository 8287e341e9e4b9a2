using System.Buffers;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Separates a section's heading from what stands under it.</summary>
internal static class SectionBody
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    /// <summary>The section without its heading line and without white space at its ends; empty where there is nothing else.</summary>
    public static TextSpan Of(string text, Section section)
    {
        var whole = TextLine.Trim(text, section.Span.Start, section.Span.End);
        if (section.Heading is null || whole.Length == 0)
        {
            return whole;
        }

        var end = text.AsSpan(whole.Start, whole.Length).IndexOfAny(LineEnds);
        end = end < 0 ? whole.End : whole.Start + end;
        var inline = whole.Start + section.Heading.Length;
        if (inline + 1 < end && text[inline] == ':' && text.AsSpan(whole.Start, section.Heading.Length).SequenceEqual(section.Heading))
        {
            end = inline + 1;
        }

        return TextLine.Trim(text, end, whole.End);
    }

    /// <summary>What the section's heading announces: "work", "project", "publication", "patent", "talk", "volunteer", or the topic.</summary>
    public static string Kind(Section section)
    {
        var meaning = section.Heading is null ? null : HeadingLexicon.Find(section.Heading);
        return meaning is { } known && known.Topic == section.Topic ? known.Kind : section.Topic == Topics.Experience ? "work" : section.Topic;
    }
}
