using System.Globalization;

namespace ProfilePlatform.Core.Profiles.Cards;

/// <summary>The time of a card in words.</summary>
internal static class CardPeriod
{
    /// <summary>"March 2019 – June 2023", "2015 – present"; empty where nothing is known.</summary>
    public static string Of(ExperienceCard card) => (Month(card.StartDate), card.IsCurrent ? "present" : Month(card.EndDate)) switch
    {
        ("", "") => "",
        (var start, "") => start,
        ("", var end) => end == "present" ? "" : $"until {end}",
        (var start, var end) => $"{start} \u2013 {end}",
    };

    // A year that was written without a month is stored as its first or last day.
    private static string Month(string? day) => day is not { Length: 10 } ? ""
        : day.EndsWith("-01-01", StringComparison.Ordinal) || day.EndsWith("-12-31", StringComparison.Ordinal) ? day[..4]
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : "";
}
