using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding.OwnWords;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Makes quotations of units: whole, with the sentence before where they point back to it, and with what they stand under.</summary>
internal static partial class LineQuotes
{
    private const int Longest = 500;
    private const int LongestContext = 240;

    // Words: what points further in points at what the sentence itself has named.
    private const int Near = 6;
    private const int LongestHeading = 60;
    private static readonly string[] Pointing = ["it", "they", "them", "this", "these", "those"];
    private static readonly string[] Opening = ["it", "its", "they", "their", "this", "that", "these", "those", "both", "such", "there", "then", "but", "so", "he", "she", "his", "her", "half"];

    /// <summary>The quotation; null where the unit cannot be quoted so that it means what it says.</summary>
    public static LineQuote? Of(EvidenceUnit unit, List<EvidenceUnit> units, HashSet<string> names)
    {
        if (unit.IsOfWriter || NamesOnly(unit))
        {
            return null;
        }

        var whole = PointsBack(unit, names) ? units.Find(other => other.IsPair && other.Chunk.Id == unit.Chunk.Id && other.Span.End == unit.Span.End && other.Span.Start < unit.Span.Start) : unit;
        if (whole is null || whole.IsOfWriter || (whole != unit && PointsBack(whole, names)))
        {
            return null;
        }

        var support = IsOfHeader(whole) ? whole.Entry.ToSupport() : whole.ToSupport();
        var text = Set(support.Span.Shift(-whole.Chunk.Span.Start).In(whole.Chunk.Text), " / ", isList: whole.Chunk.Topic is Topics.Contact or Topics.Skills);
        if (text.Length > Longest || Context(whole) is not var (context, header) || Orders(whole, text) || Orders(whole, context))
        {
            return null;
        }

        return new LineQuote(text, context, whole.Entry.IsLetter, header is null ? [support] : [support, header]);
    }

    // All lines of a heading belong together.
    private static bool IsOfHeader(EvidenceUnit unit) => unit.Entry.HeaderSpan.Length > 0 && unit.Entry.HeaderChunk.Id == unit.Chunk.Id && unit.Span.Start >= unit.Entry.HeaderSpan.Start && unit.Span.End <= unit.Entry.HeaderSpan.End;

    // "What we decided" says nothing.
    private static bool NamesOnly(EvidenceUnit unit) =>
        (IsOfHeader(unit) && unit.Entry.Ranges.Count == 0 && IsHeading(unit.Span.In(unit.Chunk.Text))) || Local.Headings.IsHeading(unit.Span.In(unit.Chunk.Text));

    // "Run nine plants" under a job orders nothing.
    private static bool Orders(EvidenceUnit unit, string text) =>
        Instructions.Objection(WholeLines.IsItemUnderHeading(unit) && Deeds.IsPresent(unit.Body.Terms[0].Text) ? text[unit.Body.Terms[0].Span.End..] : text, holdsKnownAddress: true) is not null;

    // "It raised …": what it is stands in the sentence before.
    private static bool PointsBack(EvidenceUnit unit, HashSet<string> names)
    {
        var terms = unit.Body.Terms;
        if (terms.Count == 0 || WholeBefore(unit))
        {
            return false;
        }

        // The person is "she" from the beginning, in letters too.
        return terms[0].Text is "she" or "he" ? !IsOfPersonBefore(unit, names) : Opening.Contains(terms[0].Text) || terms.Take(Near).Any(term => Pointing.Contains(term.Text));
    }

    private static bool WholeBefore(EvidenceUnit unit)
    {
        var before = unit.Chunk.Text.AsSpan(0, unit.Span.Start);
        var line = before[(before.LastIndexOf('\n') + 1)..];
        return line.IndexOfAny(".!?".AsSpan()) < 0;
    }

    private static bool IsOfPersonBefore(EvidenceUnit unit, HashSet<string> names)
    {
        var before = unit.Chunk.Text[..unit.Span.Start];
        var sentence = Sentences.Split(before) is [.., var last] ? Words.TextsIn(last.In(before)).ToList() : [];
        return sentence.Exists(word => word is "she" or "he" or "her" or "his" or "him" || names.Contains(word));
    }

    // Null where it cannot be told in short.
    private static (string Context, Support? Header)? Context(EvidenceUnit unit)
    {
        if (unit.Entry.IsLetter)
        {
            return ("", null);
        }

        var parts = new List<string>();
        var section = unit.Chunk.Heading.Split(" \u203A ");
        if (section[0].Length > 0 && HeadingLexicon.Find(section[0]) is not { Exact: true })
        {
            parts.Add(section[0]);
        }

        var entry = unit.Entry;
        Support? header = null;
        if (entry.HeaderSpan.Length > 0 && !IsOfHeader(unit) && StandsUnder(unit))
        {
            parts.Add(entry.HeaderSpan.In(entry.HeaderChunk.Text));
            header = entry.ToSupport();
        }
        else if (entry.HeaderSpan.Length == 0 && section.Length > 1)
        {
            parts.Add(section[^1]);
        }

        if (Lead(unit) is { Length: > 0 } lead)
        {
            parts.Add(lead);
        }

        var context = string.Join(": ", parts.Select(part => Set(part, ", ").TrimEnd(':', ',', '.')).Distinct());
        return context.Length <= LongestContext ? (context.Replace('[', '(').Replace(']', ')'), header) : null;
    }

    // Lines beside each other, each with a date, are no headings of each other; a bullet stands under what opened its list.
    private static bool StandsUnder(EvidenceUnit unit)
    {
        var (text, span) = (unit.Entry.HeaderChunk.Text, unit.Entry.HeaderSpan);
        var header = span.In(text);
        if (unit.Entry.HeaderChunk.Id != unit.Chunk.Id)
        {
            // The rest of a long entry: its heading goes along with each part.
            return unit.Chunk.Heading.Split(" \u203A ") is [_, .., var last] && header.Contains(last, StringComparison.Ordinal);
        }

        var between = unit.Span.Start < span.End ? "\n\n." : text[span.End..unit.Span.Start];
        return WholeLines.IsBullet(text, unit.Span.Start, out _)
            ? between.Split('\n').All(line => line.Trim().Length == 0 || !char.IsUpper(line[0]))
            : unit.Entry.Ranges.Count == 0 ? IsHeading(header)
            : !between.TrimEnd().Contains("\n\n", StringComparison.Ordinal) && header.AsSpan().IndexOfAny(";\u201C\u201D\"".AsSpan()) < 0 && header[^1] != '.'
                && text[..span.Start] is var before && (string.IsNullOrWhiteSpace(before) || before[before.TrimEnd().Length..].Count(sign => sign == '\n') > 1);
    }

    private static bool IsHeading(string line) => line.Length <= LongestHeading && Numbering().Replace(line, "").AsSpan().IndexOfAny(",.;:\u201C\u201D\"(".AsSpan()) < 0;

    // "What we gave up:" above the bullets.
    private static string Lead(EvidenceUnit unit)
    {
        var lines = unit.Chunk.Text[..unit.Span.Start].Split('\n');
        var inList = lines[^1].Trim().Length == 1;
        for (var index = lines.Length - 2; index >= 0; index--)
        {
            var line = lines[index].Trim();
            if (line.EndsWith(':'))
            {
                return line;
            }

            // Only bullets and wrapped lines may stand between a list and its head.
            if (line.Length > 0 && !(inList && (char.IsWhiteSpace(lines[index][0]) || !char.IsLetterOrDigit(line[0]))))
            {
                return "";
            }
        }

        return "";
    }

    private static string Set(string text, string lineEnd, bool isList = false) =>
        WhiteSpace().Replace((isList ? ListEnd() : LineEnd()).Replace(text.Trim(), lineEnd), " ").Replace(",, ", ", ", StringComparison.Ordinal).Replace('\u201C', '\u2018').Replace('\u201D', '\u2019');

    // A line end that is no mere wrapping begins with a capital letter, a digit or a bullet.
    [GeneratedRegex(@"[ \t]*\n\s*(?:[•\-–—*▪●◦‣][ \t]+)?(?=[\p{Lu}\p{N}“""'(+])", RegexOptions.ExplicitCapture)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"[ \t]*\n\s*([•\-–—*▪●◦‣][ \t]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ListEnd();

    [GeneratedRegex(@"^\d{1,2}[.)]\s")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
