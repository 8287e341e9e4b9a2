using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Divides what stands before the first heading: name and contact lines, then a paragraph about the person.</summary>
internal static class Preface
{
    private const int MaxContactLines = 25;
    private const int ProseLength = 60;
    private const int MaxHeading = 50;

    // Nobody introduces themselves at such length: it is a report with a heading or two at its end.
    private const int MaxSummary = 1200;

    /// <summary>Sections that begin within <paramref name="within"/>; empty where it is blank.</summary>
    public static List<Section> Split(string text, TextSpan within)
    {
        var lines = TextLine.In(text, within);
        if (lines.Count == 0)
        {
            return [];
        }

        var last = -1;
        for (var index = 0; index < Math.Min(lines.Count, MaxContactLines); index++)
        {
            last = ContactSigns.In(text, lines[index].Span) ? index : last;
        }

        // Short lines go on with the address until prose begins.
        var prose = last + 1;
        while (prose < lines.Count && !IsProse(text, lines[prose]))
        {
            prose++;
        }

        // A short line of its own right above the prose is its heading.
        if (prose < lines.Count && prose - 1 > last && prose > 1 && lines[prose - 1].AfterBlank && lines[prose - 1].Span.Length < MaxHeading)
        {
            prose--;
        }

        var sections = new List<Section>();
        if (prose > 0)
        {
            var head = new TextSpan(lines[0].Span.Start, lines[prose - 1].Span.End);
            sections.Add(new Section(last >= 0 || head.Length < 400 ? Topics.Contact : Topics.Other, head, null));
        }

        if (prose < lines.Count)
        {
            sections.AddRange(Prose(text, lines, prose));
        }

        return sections;
    }

    private static List<Section> Prose(string text, List<TextLine> lines, int first)
    {
        var rest = new TextSpan(lines[first].Span.Start, lines[^1].Span.End);
        if (rest.Length > MaxSummary)
        {
            return ProseSplitter.Label(ProseSplitter.Score(text, rest), Topics.Summary);
        }

        var headed = first + 1 < lines.Count && !IsProse(text, lines[first]);
        if (headed)
        {
            var words = lines[first].Span.In(text);
            var label = ProseSplitter.Label(ProseSplitter.Score(text, rest), Topics.Summary)[0].Topic;
            return [new Section(label is Topics.Contact or Topics.Skills ? Topics.Summary : label, rest, words)];
        }

        return [new Section(Topics.Summary, rest, null)];
    }

    private static bool IsProse(string text, TextLine line)
    {
        var words = line.Span.Length <= 2000 ? line.Span.In(text) : text.Substring(line.Span.Start, 2000);
        var separators = words.Count(sign => sign is '|' or '\u00B7' or '\u2022');
        return words.Length >= ProseLength && separators == 0 || words.Length >= 30 && words[^1] is '.' && separators == 0 && words.Count(sign => sign == ' ') >= 4;
    }
}
