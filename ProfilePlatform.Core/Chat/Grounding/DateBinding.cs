using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Dates mean what the passage means: "since" is a beginning without an end, a range has both its ends, what ended is no present.</summary>
internal static class DateBinding
{
    private static readonly string[] Beginnings = ["since", "joined", "started", "began", "opened"];
    private static readonly string[] Endings = ["until", "till", "left", "ended", "finished"];

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit, Place[] places)
    {
        var (from, to) = (claim.Terms[start].Span.Start, claim.Terms[end - 1].Span.End);
        var known = (List<DateRange>)[.. unit.Ranges, .. unit.Entry.Ranges];
        foreach (var range in claim.Ranges)
        {
            if (range.Span.Start >= from && range.Span.End <= to && !range.IsSingle && range.Start is { } && !known.Exists(other => Agrees(range, other)))
            {
                return $"the documents do not say “{claim.Text[range.Span.Start..range.Span.End]}”";
            }
        }

        // The year of an entry is not one more year of what stands in it.
        var dates = Enumerable.Range(start, end - start).Where(index => claim.Terms[index].Kind == TermKind.Date).ToList();
        if (!unit.IsHeader && dates.Exists(index => places[index] == Place.Body) && dates.Find(index => places[index] == Place.Header) is > 0 and var other)
        {
            return $"“{claim.Terms[other].Text}” is said of something else";
        }

        return Ends(claim, start, end, known) ?? Present(claim, start, end, unit, places) ?? Past(claim, start, end, unit, places);
    }

    private static bool Agrees(DateRange claimed, DateRange known) =>
        known.Start is { } start && Same(claimed.Start, start, claimed.Start!.Value.Month == 1)
        && (claimed.IsCurrent ? known.IsCurrent || known.IsSingle
            : claimed.End is { } last && known.End is { } end && Same(last, end, last.Month == 12));

    // A claim that names years alone agrees with months in them.
    private static bool Same(DateOnly? claimed, DateOnly known, bool yearAlone) =>
        claimed is { } day && day.Year == known.Year && (day.Month == known.Month || yearAlone);

    private static string? Ends(Claim claim, int start, int end, List<DateRange> known)
    {
        for (var index = start + 1; index < end; index++)
        {
            var term = claim.Terms[index];
            if (term.Kind != TermKind.Date || term.Year == 0)
            {
                continue;
            }

            var before = claim.Terms.GetRange(Math.Max(start, index - 3), Math.Min(3, index - start));
            var ranges = known.FindAll(range => !range.IsSingle);
            var begins = ranges.Exists(range => range.Start is { } day && day.Year == term.Year && (term.Month == 0 || day.Month == term.Month));
            var ends = ranges.Exists(range => range.End is { } day && day.Year == term.Year && (term.Month == 0 || day.Month == term.Month));
            if ((ends && !begins && before.Exists(word => Beginnings.Contains(word.Text))) || (begins && !ends && before.Exists(word => Endings.Contains(word.Text))))
            {
                return $"“{before[^1].Text} {term.Text}” is not what the documents say";
            }
        }

        return null;
    }

    // "the former Lead Engineer" of a job that lasts.
    private static string? Past(Claim claim, int start, int end, EvidenceUnit unit, Place[] places)
    {
        var past = claim.Terms.GetRange(start, end - start).Find(term => term.Text is "former" or "formerly" or "previously" or "previous");
        return past.Text is not null && unit.Entry.Ranges.Count > 0 && unit.Entry.Ranges.All(range => range.IsCurrent)
            && Enumerable.Range(start, end - start).Any(index => claim.IsName(index) && claim.Required[index] && (places[index] == Place.Header || (unit.IsHeader && places[index] == Place.Body)))
            ? $"“{past.Text}” is present in the documents" : null;
    }

    private static string? Present(Claim claim, int start, int end, EvidenceUnit unit, Place[] places)
    {
        var ranges = unit.Entry.Ranges;
        if (ranges.Count == 0 || ranges.Any(range => range.IsCurrent || range.IsSingle) || unit.Entry.Header.HasWord("expected"))
        {
            return null;
        }

        var clause = claim.Terms.GetRange(start, end - start);
        var now = clause.Find(term => term.Text is "currently" or "now" or "present" or "presently" || (term.Text is "is" or "works" or "leads" && term.Span.Start < 40));
        var past = clause.Exists(term => term.Text is "was" or "were" or "had" or "worked" or "led" or "until" or "former" or "formerly");
        var names = Enumerable.Range(start, end - start).Any(index => claim.IsName(index) && claim.Required[index] && (places[index] == Place.Header || (unit.IsHeader && places[index] == Place.Body)));
        return now.Text is not null && !past && names ? $"“{now.Text}” is past in the documents" : null;
    }
}
