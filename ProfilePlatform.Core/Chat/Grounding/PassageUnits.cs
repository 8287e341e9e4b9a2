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
    private readonly Dictionary<string, Entry> letters = [];
    private readonly List<EvidenceUnit> units = [];
    private readonly Dictionary<(Guid, string), Entry> byHeading = [];
    private int entries;

    private PassageUnits(IReadOnlyList<Chunk> passages, HashSet<string> names)
    {
        this.names = names;
        foreach (var document in passages.GroupBy(chunk => chunk.DocumentId).Where(chunks => chunks.Any(chunk => chunk.Topic == Topics.Recommendations)))
        {
            // A letter is a document of its own; in a CV, what others say is a passage among others.
            var whole = document.All(chunk => chunk.Topic is Topics.Recommendations or Topics.Contact or Topics.Other);
            var spoken = document.Where(chunk => chunk.Topic == Topics.Recommendations || (whole && !IsOwnContact(chunk))).ToList();

            // Letterhead and signature say who writes.
            var frame = spoken.SelectMany(chunk => Sentences.Split(chunk.Text).Where(span => !EndsSentence(chunk.Text, span)).Select(span => span.In(chunk.Text)));
            var letter = NewEntry(spoken[0], new TermIndex(TermReader.Read(Cut(string.Join("\n", frame)))), default, []) with { IsLetter = true };
            spoken.ForEach(chunk => letters[chunk.Id] = letter);
        }
    }

    private bool IsOwnContact(Chunk chunk) => chunk.Topic == Topics.Contact && ContactFacts.In(Cut(chunk.Text)).Any(contact => names.Any(name => name.Length > 2 && contact.Text.Split('@')[0].Contains(name, StringComparison.Ordinal)));

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
        var lines = EntryHeaders.Join(chunk.Text, [.. Sentences.Split(chunk.Text).SelectMany(span => Lines(chunk.Text, span))]).ToList();
        var entry = First(chunk, lines);
        EvidenceUnit? before = null;
        TextSpan? opened = null;
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
            header = header && IsHeader(chunk.Text, span);
            if (header && !entry.IsLetter)
            {
                // The title stands in the line above.
                var above = opened is { } title && Gap(chunk.Text, title.End, span.Start) == 1 ? title : span;
                entry = Open(chunk, span with { Start = above.Start }, index == 0 || above.Start == lines[0].Span.Start);
                before = null;
                opened = null;
            }
            else if (!entry.IsLetter && RowEnd(chunk.Text, span) > 0)
            {
                entry = NewEntry(chunk, TermIndex.Empty, default, [], TopicWords.OfRow(span.In(chunk.Text))) with { IsRow = true };
                before = null;
            }
            else if (!entry.IsLetter && BeginsBlock(chunk.Text, span) && !IsBullet(chunk.Text, span) && !EndsSentence(chunk.Text, span))
            {
                // A line that names what follows, without dates: a section of notes.
                entry = Open(chunk, span, index == 0);
                before = null;
                opened = span;
            }
            else
            {
                // A prize is an entry of its own.
                entry = chunk.Topic == Topics.Awards && !entry.IsLetter && IsBullet(chunk.Text, span) ? NewEntry(chunk, TermIndex.Empty, default, []) : entry;
                opened = null;
            }

            var unit = Unit(chunk, span, entry, header);
            units.Add(unit);
            if (before is not null && chunk.Text.AsSpan(before.Span.End, span.Start - before.Span.End) is var gap && gap.IsWhiteSpace() && !gap.Contains('\n')
                && EndsSentence(chunk.Text, before.Span))
            {
                var pair = Unit(chunk, before.Span with { End = span.End }, entry, header: false);
                units.Add(pair with { IsPair = true, IsOfWriter = before.IsOfWriter || unit.IsOfWriter });
            }

            before = unit;
        }

        if (chunk.Topic is Topics.Contact or Topics.Skills && lines.Count > 1 && !entry.IsLetter && chunk.Text.Length <= MaxUnit)
        {
            // Lists of what somebody can do, and letterheads of a CV, are read as one.
            units.Add(Unit(chunk, new TextSpan(lines[0].Span.Start, lines[^1].Span.End), entry, header: false) with { IsPair = true });
        }
    }

    /// <summary>The entry that a passage begins in: that of its heading, where an earlier passage opened it.</summary>
    private Entry First(Chunk chunk, List<(TextSpan Span, bool Header)> lines)
    {
        if (letters.TryGetValue(chunk.Id, out var letter))
        {
            return letter;
        }

        if (chunk.Heading.Length > 0 && byHeading.TryGetValue((chunk.DocumentId, chunk.Heading), out var known))
        {
            return known;
        }

        var parts = chunk.Heading.Split(" › ");
        var header = parts.Length > 1 && !(lines.Count > 0 && lines[0].Header) ? new TermIndex(TermReader.Read(parts[^1])) : TermIndex.Empty;
        var entry = NewEntry(chunk, header, default, header.Terms.Count > 0 ? DateRangeParser.Find(parts[^1]) : []);
        if (chunk.Heading.Length > 0)
        {
            byHeading[(chunk.DocumentId, chunk.Heading)] = entry;
        }

        return entry;
    }

    private Entry Open(Chunk chunk, TextSpan span, bool first)
    {
        var text = span.In(chunk.Text);
        var entry = NewEntry(chunk, new TermIndex(TermReader.Read(text)), span, DateRangeParser.Find(text));
        if (first && chunk.Heading.Length > 0)
        {
            byHeading[(chunk.DocumentId, chunk.Heading)] = entry;
        }

        return entry;
    }

    private Entry NewEntry(Chunk chunk, TermIndex header, TextSpan span, IReadOnlyList<DateRange> ranges, string more = "")
    {
        var section = chunk.Heading.Split(" › ")[0];
        return new Entry(entries++, header, new TermIndex(TermReader.Read(section + "\n" + TopicWords.Of(chunk.Topic) + more)), span, chunk, ranges, false);
    }

    private EvidenceUnit Unit(Chunk chunk, TextSpan span, Entry entry, bool header)
    {
        var text = span.In(chunk.Text);
        var body = new TermIndex(TermReader.Read(text));
        var named = body.Terms.Exists(term => term.Text is "she" or "he" or "her" or "his" or "him" || names.Contains(term.Text));
        var writes = body.HasWord("i") || body.HasWord("my") || body.HasWord("we");
        var frame = !EndsSentence(chunk.Text, span);
        return new EvidenceUnit(chunk, span, body, entry, header, entry.IsLetter && (frame || (writes && !named)));
    }

    // "programme: Water reuse; start: 2022-08; …": where the row ends; 0 where the line is none.
    private static int RowEnd(string text, TextSpan span)
    {
        var length = text.AsSpan(span.Start).IndexOf('\n');
        var line = length < 0 ? text.AsSpan(span.Start) : text.AsSpan(span.Start, length);
        return line.Count("; ") >= 2 && line.Count(": ") >= 3 ? span.Start + line.TrimEnd().Length : 0;
    }

    // A sentence with a year in it is no header.
    private static bool IsHeader(string text, TextSpan span) =>
        !IsBullet(text, span) && (!EndsSentence(text, span) || (BeginsBlock(text, span) && DateRangeParser.Find(text, span).Any(range => !range.IsSingle)));

    // Lines with a date each are entries of their own, however long they are.
    private static List<TextSpan> Lines(string text, TextSpan span)
    {
        var lines = span.Length > MaxUnit ? [] : new List<TextSpan>();
        for (var start = span.Start; start < span.End && span.Length <= MaxUnit;)
        {
            var length = text.AsSpan(start, span.End - start).IndexOf('\n');
            var end = length < 0 ? span.End : start + length;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                lines.Add(new TextSpan(start, end));
            }

            start = end + 1;
        }

        return lines.Count > 1 && lines.TrueForAll(line => DateFacts.In(line.In(text)).Any(date => date.Year > 0)) ? lines : [span];
    }

    // How many lines further down; -1 where more than white space stands between.
    private static int Gap(string text, int end, int start)
    {
        var gap = text.AsSpan(end, Math.Max(0, start - end));
        return gap.IsWhiteSpace() ? gap.Count('\n') : -1;
    }

    private static string Cut(string text) => text.Length <= MaxUnit ? text : text[..MaxUnit];

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
