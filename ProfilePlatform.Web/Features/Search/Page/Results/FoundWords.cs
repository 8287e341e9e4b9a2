using System.Globalization;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>How results are written on the page.</summary>
internal static class FoundWords
{
    /// <summary>"6 people, best first", "Nobody found".</summary>
    public static string Title(int shown, int narrowed) =>
        shown == 0 ? "Nobody found"
        : narrowed == shown ? SpokenTime.Counted(shown, "person", "people") + ", best first"
        : $"{narrowed} of {SpokenTime.Counted(shown, "person", "people")}";

    /// <summary>"Staff Engineer at Palash Freight".</summary>
    public static string Card(FoundCard card) => (card.Title.Length > 0, card.CompanyName.Length > 0) switch
    {
        (true, true) => $"{card.Title}, {card.CompanyName}",
        (true, false) => card.Title,
        _ => card.CompanyName,
    };

    /// <summary>"Mar 2019 – Jun 2023 · Bengaluru, India"; empty where neither is known.</summary>
    public static string When(FoundCard card)
    {
        var dates = (Month(card.StartDate), card.IsCurrent ? "now" : Month(card.EndDate)) switch
        {
            ("", "") => "",
            ("", "now") => "now",
            ("", var end) => $"until {end}",
            (var start, "") => $"from {start}",
            (var start, "now") => $"since {start}",
            (var start, var end) => start == end ? start : $"{start} – {end}",
        };
        return string.Join(" · ", new[] { dates, card.Location }.Where(part => part.Length > 0));
    }

    /// <summary>"Open to work in Bengaluru, from ₹24 lakh a year"; empty where they do not look.</summary>
    public static string Availability(FoundPerson person) => !person.OpenToWork ? ""
        : "Open to work" + (person.WorkPreferredLocations.Count > 0 ? " in " + string.Join(", ", person.WorkPreferredLocations) : "")
            + (person.WorkPreferredSalaryMin is { } least ? ", from " + ChipWords.Salary(least) : "");

    private static string Month(string? day) => day is null ? ""
        : !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? day
        : day.EndsWith("-01-01", StringComparison.Ordinal) || day.EndsWith("-12-31", StringComparison.Ordinal) ? day[..4]
        : date.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
