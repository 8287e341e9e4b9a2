using System.Globalization;
using ProfilePlatform.Core.Search.Compare;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>How a comparison is written on the page.</summary>
internal static class CompareWords
{
    /// <summary>What a row is about.</summary>
    public static string Kind(ComparisonRow row) => row.Kind switch
    {
        "role" => "Role",
        "wish" => "Wish",
        ConditionKinds.Place => "Place",
        ConditionKinds.Time => "Time",
        ConditionKinds.Company => "Firm",
        ConditionKinds.Team => "Team",
        ConditionKinds.Intent => "Kind of experience",
        ConditionKinds.Domain => "Field",
        ConditionKinds.SubDomain => "Narrower field",
        ConditionKinds.Employment => "Employment",
        ConditionKinds.Seniority => "Seniority",
        ConditionKinds.Current => "Present",
        ConditionKinds.OpenToWork => "Open to work",
        ConditionKinds.PreferredPlaces => "Would work in",
        ConditionKinds.Salary => "Salary",
        var other => other.Replace('_', ' '),
    };

    /// <summary>What was asked for: "Pune or Mumbai"; empty where the kind says it all.</summary>
    public static string Asked(ComparisonRow row) => (row.Kind, row.Asked) switch
    {
        (ConditionKinds.Time, [var start, var end]) => $"{Month(start)} – {Month(end)}",
        (ConditionKinds.Salary, [var offer]) when double.TryParse(offer, CultureInfo.InvariantCulture, out var salary) => ChipWords.Salary(salary),
        (ConditionKinds.Current, ["past"]) => "over by now",
        (ConditionKinds.Current, _) => "still going on",
        var (_, asked) => string.Join(" or ", asked.Select(ChipWords.Enumerated)),
    };

    /// <summary>"Yes", "Partly", "Something else", "Not said".</summary>
    public static string State(string state) => state switch
    {
        CellStates.Held => "Yes",
        CellStates.Partly => "Partly",
        CellStates.Otherwise => "Something else",
        _ => "Not said",
    };

    /// <summary>The symbol beside it.</summary>
    public static string Icon(string state) => state switch
    {
        CellStates.Held => "done",
        CellStates.Partly => "sync",
        CellStates.Otherwise => "close",
        _ => "help",
    };

    private static string Month(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("MMM yyyy", CultureInfo.InvariantCulture) : day;
}
