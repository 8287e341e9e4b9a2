using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>"Her first job", "her career began as" and "before that firm" are borne out by the dates of the entries.</summary>
internal static class CareerOrder
{
    private static readonly string[] Steps = ["job", "role", "position", "post", "employer", "employment", "career", "work"];

    /// <summary>True for a "first" that is one of order in a career; the passage need not say it.</summary>
    public static bool IsFirstStep(List<Term> terms, int index) =>
        terms[index].Text is "first" && index + 1 < terms.Count && (Steps.Contains(terms[index + 1].Text) || (index + 2 < terms.Count && Steps.Contains(terms[index + 2].Text)));

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit, List<EvidenceUnit> all)
    {
        var clause = claim.Terms.GetRange(start, end - start);
        var first = Enumerable.Range(0, clause.Count).Any(index => IsFirstStep(clause, index))
            || (clause.Exists(term => term.Text is "began" or "started" or "begin" or "start" or "starting") && clause.Exists(term => term.Text is "career"));
        return first && !IsEarliest(unit.Entry, all) ? "the documents do not say what came first" : null;
    }

    /// <summary>True where both entries have dates, and the first begins no later than the second.</summary>
    public static bool Precedes(Entry first, Entry second) =>
        Start(first) is { } early && Start(second) is { } late && early <= late;

    private static bool IsEarliest(Entry entry, List<EvidenceUnit> all) =>
        Start(entry) is { } start && all.TrueForAll(unit => unit.Chunk.Topic != Topics.Experience || Start(unit.Entry) is not { } other || other >= start);

    private static DateOnly? Start(Entry entry) => entry.Ranges.FirstOrDefault(range => !range.IsSingle && range.Start is not null).Start;
}
