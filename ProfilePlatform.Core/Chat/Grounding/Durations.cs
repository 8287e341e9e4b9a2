using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>"four years" follows from "2015 – 2019" where both ends are known.</summary>
internal static class Durations
{
    // Months that a rounded duration may be off by: "four years" for 46 to 50 months.
    private const double MonthsOff = 2.5;

    /// <summary>True where the number at <paramref name="index"/> counts the years or months of the entry's or the unit's range.</summary>
    public static bool Follows(Claim claim, int index, EvidenceUnit unit)
    {
        var term = claim.Terms[index];
        if (term.Kind != TermKind.Number || term.Unit.Length > 0 || index + 1 >= claim.Terms.Count)
        {
            return false;
        }

        var months = claim.Terms[index + 1].Text switch { "years" or "year" => 12, "months" or "month" => 1, _ => 0 };
        return months > 0 && (unit.IsHeader ? unit.Ranges : unit.Entry.Ranges).Any(range => !range.IsSingle && range.Start is { } start && range.End is { } end
            && Math.Abs((double)(term.Value * months) - ((end.AddDays(1).DayNumber - start.DayNumber) / 30.44)) <= (months == 12 ? MonthsOff : 0.6));
    }
}
