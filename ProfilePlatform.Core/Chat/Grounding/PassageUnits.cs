using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Cuts passages into the units that claims rest on, each with the entry that it belongs to.</summary>
internal sealed class PassageUnits
{
    // What is longer is no sentence; it bounds the work on hostile passages.
    private const int MaxUnit = 2000;
    private const int MaxUnits = 400;
    private readonly HashSet<string> names;
    private readonly HashSet<Guid> letters;
    private readonly List<EvidenceUnit> units = [];
    private readonly Dictionary<(Guid, string), Entry> byHeading = [];
    private readonly Dictionary<Guid, int> letterEntries = [];
    private int entries;

    private PassageUnits(IReadOnlyList<Chunk> passages, HashSet<string> names)
    {
        this.names = names;
        letters = passages.Where(chunk => chunk.Topic == Topics.Recommendations).Select(chunk => chunk.DocumentId).ToHashSet();
    }

    public static List<EvidenceUnit> Of(IReadOnlyList<Chunk> passages, HashSet<string> names)
    {
        var reader = new PassageUnits(passages, names);
        foreach (var chunk in passages.OrderBy(chunk => chunk.Position))
        {
            reader.Read(chunk);
        }

        return reader.units;
    }

    private void Read(Chunk chunk)
    {
        var lines = EntryHeaders.Join(chunk.Text, Sentences.Split(chunk.Text)).ToList();
        var entry = First(chunk, lines);
        EvidenceUnit? before = null;
        for (var index = 0; index < lines.Count && units.Count < MaxUnits; index++)
        {
            var (span, header) = lines[index];
            if (RowEnd(chunk.Text, span) is > 0 and var rowEnd)
            {
                // A row is one unit, whatever full stops stand in its fields.
                (span, header) = (span with { End = rowEnd }, false);
                while (index + 1 < lines.Count && lines[index + 1].Span.Start < rowEnd)
                {
                    index++;
                }
            }

            span = span with { End = Math.Min(span.End, span.Start + MaxUnit) };
            if (header && !entry.IsLetter)
            {
                entry = Open(chunk, span, index == 0);
                before = null;
            }
            else if (!entry.IsLetter && RowEnd(chunk.Text, span) > 0)
            {
                entry = NewEntry(chunk, TermIndex.Empty, default, [], chunk);
                before = null;
            }
            else if (!entry.IsLetter && BeginsBlock(chunk.Text, span) && !IsBullet(chunk.Text, span) && !EndsSentence(chunk.Text, span))
            {
                // A line that names what follows, without dates: a section of notes.
                entry = Open(chunk, span, index == 0);
                before = null;
            }

            var unit = Unit(chunk, span, entry, header);
            units.Add(unit);
            if (before is not null && chunk.Text.AsSpan(before.Span.End, span.Start - before.Span.End) is var gap && gap.IsWhiteSpace() && !gap.Contains('\n')
                && EndsSentence(chunk.Text, before.Span))
            {
                units.Add(Unit(chunk, before.Span with { End = span.End }, entry, header: false) with { IsPair = true });
            }

            before = unit;
        }
    }

    /// <summary>The entry that a passage begins in: that of its heading, where an earlier passage opened it.</summary>
    private Entry First(Chunk chunk, List<(TextSpan Span, bool Header)> lines)
    {
        if (letters.Contains(chunk.DocumentId))
        {
            if (!letterEntries.TryGetValue(chunk.DocumentId, out var id))
            {
                letterEntries[chunk.DocumentId] = id = entries++;
            }

            return new Entry(id, TermIndex.Empty, TermIndex.Empty, default, chunk, [], true);
        }

        if (chunk.Heading.Length > 0 && byHeading.TryGetValue((chunk.DocumentId, chunk.Heading), out var known))
        {
            return known;
        }

        var parts = chunk.Heading.Split(" › ");
        var header = parts.Length > 1 && !(lines.Count > 0 && lines[0].Header) ? new TermIndex(TermReader.Read(parts[^1])) : TermIndex.Empty;
        var entry = NewEntry(chunk, header, default, header.Terms.Count > 0 ? DateRangeParser.Find(parts[^1]) : [], chunk);
        if (chunk.Heading.Length > 0)
        {
            byHeading[(chunk.DocumentId, chunk.Heading)] = entry;
        }

        return entry;
    }

    private Entry Open(Chunk chunk, TextSpan span, bool first)
    {
        var text = span.In(chunk.Text);
        var entry = NewEntry(chunk, new TermIndex(TermReader.Read(text)), span, DateRangeParser.Find(text), chunk);
        if (first && chunk.Heading.Length > 0)
        {
            byHeading[(chunk.DocumentId, chunk.Heading)] = entry;
        }

        return entry;
    }

    private Entry NewEntry(Chunk chunk, TermIndex header, TextSpan span, IReadOnlyList<DateRange> ranges, Chunk headerChunk)
    {
        var section = chunk.Heading.Split(" › ")[0];
        return new Entry(entries++, header, new TermIndex(TermReader.Read(section + "\n" + TopicWords.Of(chunk.Topic))), span, headerChunk, ranges, false);
    }

    private EvidenceUnit Unit(Chunk chunk, TextSpan span, Entry entry, bool header)
    {
        var text = span.In(chunk.Text);
        var body = new TermIndex(TermReader.Read(text));
        var named = body.Terms.Exists(term => term.Text is "she" or "he" or "her" or "his" or "him" || names.Contains(term.Text));
        return new EvidenceUnit(chunk, span, body, entry, header, DateRangeParser.Find(text), named);
    }

    // "programme: Water reuse; start: 2022-08; …": where the row ends; 0 where the line is none.
    private static int RowEnd(string text, TextSpan span)
    {
        var length = text.AsSpan(span.Start).IndexOf('\n');
        var line = length < 0 ? text.AsSpan(span.Start) : text.AsSpan(span.Start, length);
        return line.Count("; ") >= 2 && line.Count(": ") >= 3 ? span.Start + line.TrimEnd().Length : 0;
    }

    private static bool BeginsBlock(string text, TextSpan span)
    {
        var before = text.AsSpan(0, span.Start);
        var gap = before[before.TrimEnd().Length..];
        return span.Start == 0 || gap.Count('\n') > 1;
    }

    private static bool IsBullet(string text, TextSpan span)
    {
        var line = text.AsSpan(0, span.Start);
        return !line[(line.LastIndexOf('\n') + 1)..].IsWhiteSpace();
    }

    private static bool EndsSentence(string text, TextSpan span) => text[span.End - 1] is '.' or '!' or '?' or '"' or '\u201D' or ')' or '\u2019' or '\u0964' or ',' or ';';
}
