using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>
/// Makes sections that follow each other without a gap out of what a model filed and, for the rest, what the local splitter made of the whole
/// document (which knows the headings and the neighbours of the rest; the rest alone would not).
/// </summary>
internal sealed class SectionComposer(string text, IReadOnlyList<Heading> headings, IReadOnlyList<Section> local)
{
    // Half a line that a model left out says nothing by itself.
    private const int Fragment = 80;

    private readonly List<TextLine> _lines = TextLine.In(text, new TextSpan(0, text.Length));
    private readonly Dictionary<int, Heading> _headings = headings.ToDictionary(heading => heading.Span.Start);
    private readonly List<Section> _sections = [];
    private int _local;
    private int _heading;

    /// <summary>The sections; those of the local splitter where the model filed nothing.</summary>
    public IReadOnlyList<Section> Compose(IReadOnlyList<LabelledSpan> filed)
    {
        var spans = Whole(filed);
        if (spans.Count == 0)
        {
            return local;
        }

        var end = 0;
        for (var index = 0; index < spans.Count; index++)
        {
            var start = Rest(end, spans[index].Span.Start, isLast: false);
            Filed(spans[index].Topic, new TextSpan(start, spans[index].Span.End));
            end = spans[index].Span.End;
        }

        Rest(end, text.Length, isLast: true);
        return Tiled();
    }

    // Bullets and signs around the letters belong to them.
    private List<LabelledSpan> Whole(IReadOnlyList<LabelledSpan> filed)
    {
        var spans = new List<LabelledSpan>(filed.Count);
        foreach (var (topic, span) in filed)
        {
            var before = spans.Count > 0 ? spans[^1].Span.End : 0;
            var start = Math.Max(span.Start, before);
            if (start >= span.End)
            {
                continue;
            }

            start = LineStart(start) is var line && line >= before && IsBlank(line, start) ? line : start;
            spans.Add(new LabelledSpan(topic, new TextSpan(start, AfterSigns(span.End))));
        }

        return spans;
    }

    private int AfterSigns(int end)
    {
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsLetterOrDigit(text[end]) && !char.IsSurrogate(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Files what stands between two parts; where the next part then begins.</summary>
    private int Rest(int from, int to, bool isLast)
    {
        if (IsBlank(from, to))
        {
            return to;
        }

        // The rest of a line goes with its beginning, the beginning with the rest.
        var lineEnd = LineEnd(from);
        if (_sections.Count > 0 && from > LineStart(from) && Math.Min(lineEnd, to) - from <= Fragment)
        {
            return lineEnd >= to ? to : Rest(lineEnd, to, isLast);
        }

        var next = to;
        if (!isLast)
        {
            var lineStart = LineStart(to);
            next = lineStart > from && to - lineStart <= Fragment ? lineStart : to;
            next = HeadingAbove(from, next) ?? next;
        }

        foreach (var section in Local(from, next))
        {
            var part = TextLine.Trim(text, Math.Max(from, section.Span.Start), Math.Min(next, section.Span.End));
            if (part.Length > 0)
            {
                var isBeginning = TextLine.Trim(text, section.Span.Start, section.Span.End).Start == part.Start;
                Add(section.Topic, part.Start, isBeginning ? section.Heading : null);
            }
        }

        return next;
    }

    // Rests come in order: no section of the local splitter is looked at again once they are past it.
    private IEnumerable<Section> Local(int from, int to)
    {
        while (_local < local.Count && local[_local].Span.End <= from)
        {
            _local++;
        }

        for (var index = _local; index < local.Count && local[index].Span.Start < to; index++)
        {
            yield return local[index];
        }
    }

    // A model that leaves out headings leaves out the one right above its text.
    private int? HeadingAbove(int from, int to)
    {
        for (var line = LineIndex(to) - 1; line >= 0 && _lines[line].Span.Start >= from; line--)
        {
            if (!IsBlank(_lines[line].Span.Start, _lines[line].Span.End))
            {
                return _headings.TryGetValue(_lines[line].Span.Start, out var heading) && !heading.Inline ? heading.Span.Start : null;
            }
        }

        return null;
    }

    // What a model files under one topic in one piece may still hold headings: each that is known beyond doubt begins a section of its own.
    private void Filed(string topic, TextSpan span)
    {
        var first = TextLine.Trim(text, span.Start, span.End).Start;
        Add(topic, first, HeadingAt(first) ?? PlainHeading(topic, span));
        for (; _heading < headings.Count && headings[_heading].Span.Start < span.End; _heading++)
        {
            var heading = headings[_heading];
            if (heading.Span.Start > first && heading.Meaning is { } meaning && (meaning.Exact || meaning.Topic == topic))
            {
                Add(meaning.Topic, heading.Span.Start, heading.Words);
            }
        }
    }

    // The local splitter knows a heading by its place, too: the line above the first paragraph.
    private string? HeadingAt(int start)
    {
        if (_headings.TryGetValue(start, out var heading))
        {
            return heading.Words;
        }

        var section = Local(start, start + 1).FirstOrDefault();
        return section?.Heading is not null && TextLine.Trim(text, section.Span.Start, section.Span.End).Start == start ? section.Heading : null;
    }

    // Where a model begins a new topic with a short line of its own, that line is most likely its heading, though the list does not have it. A letter
    // or a report, which has no headings that are known, begins with a name or a title.
    private string? PlainHeading(string topic, TextSpan span) =>
        headings.Count > 0 && topic is Topics.Experience or Topics.Education or Topics.Skills or Topics.Awards && (_sections.Count == 0 || _sections[^1].Topic != topic)
            && LineIndex(span.Start) is var index && index < _lines.Count && _lines[index].Span.Start >= span.Start && _lines[index].Span.End < span.End
            ? UnknownHeading.At(text, _lines, index)
            : null;

    // Without a heading of its own a part goes on with what stands before it under the same topic.
    private void Add(string topic, int start, string? heading)
    {
        if (heading is null && _sections.Count > 0 && _sections[^1].Topic == topic)
        {
            return;
        }

        _sections.Add(new Section(topic, new TextSpan(start, start), heading));
    }

    private List<Section> Tiled() =>
        [.. _sections.Select((section, index) => section with
        {
            Span = new TextSpan(index == 0 ? 0 : section.Span.Start, index + 1 < _sections.Count ? _sections[index + 1].Span.Start : text.Length),
        })];

    private bool IsBlank(int from, int to)
    {
        foreach (var sign in text.AsSpan(from, to - from).EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(sign))
            {
                return false;
            }
        }

        return true;
    }

    // Index of the first line that ends after a position.
    private int LineIndex(int position)
    {
        var (low, high) = (0, _lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _lines[middle].Span.End > position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int LineStart(int position) =>
        LineIndex(position) is var index && index < _lines.Count && _lines[index].Span.Start <= position ? _lines[index].Span.Start : position;

    private int LineEnd(int position) =>
        LineIndex(position) is var index && index < _lines.Count && _lines[index].Span.Start <= position ? _lines[index].Span.End : position;
}
