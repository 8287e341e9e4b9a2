using System.Globalization;
using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>How conditions are written on the page.</summary>
internal static class ChipWords
{
    /// <summary>"Must", "Should", "Not".</summary>
    public static string Of(ChipGroup group) => group.ToString();

    /// <summary>What the group does, in a line.</summary>
    public static string About(ChipGroup group) => group switch
    {
        ChipGroup.Must => "leaves others out",
        ChipGroup.Should => "raises people",
        _ => "leaves these out",
    };

    /// <summary>For example "firm", "place", "kind of experience".</summary>
    public static string Of(ChipKind kind) => kind switch
    {
        ChipKind.Role => "role",
        ChipKind.Skill => "skill",
        ChipKind.Word => "word",
        ChipKind.Firm => "firm",
        ChipKind.Team => "team",
        ChipKind.Place => "place",
        ChipKind.Time => "time",
        ChipKind.Field => "field",
        ChipKind.NarrowField => "narrower field",
        ChipKind.Seniority => "seniority",
        ChipKind.Employment => "employment",
        ChipKind.Experience => "kind of experience",
        ChipKind.Current => "present",
        ChipKind.OpenToWork => "availability",
        _ => "salary",
    };

    /// <summary>A normalised name as the query spells it, else with capitals: "tech mahindra" is "Tech Mahindra".</summary>
    public static string Name(string normalised, SearchCriteria criteria)
    {
        var at = criteria.QueryOriginal.IndexOf(normalised, StringComparison.OrdinalIgnoreCase);
        var typed = at < 0 ? normalised : criteria.QueryOriginal.Substring(at, normalised.Length);
        return typed.Any(char.IsUpper) ? typed : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(normalised);
    }

    /// <summary>"full_time" is "full time".</summary>
    public static string Enumerated(string value) => value.Replace('_', ' ');

    /// <summary>"2020–2023", "Mar 2020 – Jun 2023"; with the query's own words where it has some: "last two years (Nov 2024 – Nov 2026)".</summary>
    public static string Time(SearchCriteria criteria)
    {
        var (start, end, label) = (criteria.Must.TimeStart, criteria.Must.TimeEnd, criteria.TimeLabel);
        var dates = (start, end) switch
        {
            (null, null) => "",
            (null, _) => "until " + Month(end, "-12-31"),
            (_, null) => "from " + Month(start, "-01-01"),
            _ when IsYear(start, "-01-01") && IsYear(end, "-12-31") => start[..4] == end[..4] ? start[..4] : $"{start[..4]}–{end[..4]}",
            _ => $"{Month(start, "-01-01")} – {Month(end, "-12-31")}",
        };
        return label.Length == 0 || dates.Contains(label, StringComparison.OrdinalIgnoreCase) || label.Replace('-', '–') == dates ? dates
            : dates.Length == 0 ? label : $"{label} ({dates})";
    }

    /// <summary>"₹24 lakh a year", "₹1.2 crore a year".</summary>
    public static string Salary(double yearly) => yearly switch
    {
        >= 1e7 => $"₹{Short(yearly / 1e7)} crore a year",
        >= 1e5 => $"₹{Short(yearly / 1e5)} lakh a year",
        _ => $"₹{yearly.ToString("N0", CultureInfo.InvariantCulture)} a year",
    };

    private static string Short(double amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    private static bool IsYear(string day, string border) => day.EndsWith(border, StringComparison.Ordinal);

    private static string Month(string? day, string border) => day is null ? "" : IsYear(day, border) ? day[..4]
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("MMM yyyy", CultureInfo.InvariantCulture) : day;
}
