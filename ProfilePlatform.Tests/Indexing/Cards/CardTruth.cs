using ProfilePlatform.Core.Indexing.Cards;

namespace ProfilePlatform.Tests.Indexing.Cards;

/// <summary>What a card made from an entry must say. <see cref="Parts"/> must all occur in the title.</summary>
internal sealed record CardTruth(string Kind, IReadOnlyList<string> Parts, string Company, string? Start, string? End)
{
    /// <summary>Reads "kind|title|company|start|end"; the end may be "present".</summary>
    public static CardTruth Parse(string line)
    {
        var fields = line.Split('|');
        return new CardTruth(fields[0], [fields[1]], fields[2], fields[3].Length == 0 ? null : fields[3], fields[4].Length == 0 ? null : fields[4]);
    }

    /// <summary>Whether company, title, start and end are right.</summary>
    public bool[] Compare(CardDraft card) =>
    [
        card.CompanyName == Company,
        Parts.Count == 1 ? card.Title == Parts[0] : Parts.All(part => card.Title.Contains(part, StringComparison.Ordinal)),
        card.StartDate == Start,
        End == "present" ? card.IsCurrent && card.EndDate is null : card.EndDate == End && !card.IsCurrent,
    ];
}

/// <summary>How many fields of a document's cards are right.</summary>
internal sealed record CardScore(int Right, int Fields, IReadOnlyList<string> Spurious, IReadOnlyList<string> Wrong)
{
    /// <summary>Pairs each expected card with the proposed one that agrees best; experience and education that nobody expects are spurious.</summary>
    public static CardScore Of(IReadOnlyList<CardTruth> truths, IReadOnlyList<CardDraft> cards)
    {
        var rest = cards.ToList();
        var wrong = new List<string>();
        var right = 0;
        foreach (var truth in truths)
        {
            var best = rest.Where(card => card.Kind == truth.Kind).MaxBy(card => truth.Compare(card).Count(same => same));
            var same = best is null ? new bool[4] : truth.Compare(best);
            right += same.Count(field => field);
            if (same.Contains(false))
            {
                wrong.Add($"{truth.Kind} {string.Join(" + ", truth.Parts)} | {truth.Company} | {truth.Start} | {truth.End}  <>  "
                    + (best is null ? "nothing" : $"{best.Title} | {best.CompanyName} | {best.StartDate} | {(best.IsCurrent ? "present" : best.EndDate)}"));
            }

            if (best is not null)
            {
                rest.Remove(best);
            }
        }

        var kinds = truths.Select(truth => truth.Kind).ToHashSet();
        var spurious = rest.Where(card => card.Kind is "experience" or "education" && kinds.Contains(card.Kind))
            .Select(card => $"{card.Kind} {card.Title} | {card.CompanyName} | {card.StartDate}").ToList();
        return new CardScore(right, truths.Count * 4, spurious, wrong);
    }
}
