using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>How reasons and their evidence are written on the page.</summary>
internal static class WhyWords
{
    /// <summary>"Fulfils the place; counts under “Words of the query”".</summary>
    public static string Explains(MatchReason reason) =>
        (reason.Constraint is { } constraint ? $"Fulfils the {Constraint(constraint)}; counts" : "Counts") + $" under “{ScoreParts.Label(reason.Contribution)}”";

    /// <summary>"Staff Engineer, Palash Freight"; what is no card is the profile.</summary>
    public static string Source(Guid card, IReadOnlyList<FoundCard> cards) =>
        card == Guid.Empty ? "From the profile"
        : cards.FirstOrDefault(shown => shown.Id == card) is { } found && FoundWords.Card(found) is { Length: > 0 } title ? title
        : "From a card";

    /// <summary>What a quotation is, in words.</summary>
    public static string Field(string field) => field switch
    {
        "title" => "Title",
        "company_name" => "Firm",
        "location" => "Place",
        "dates" => "Dates",
        "summary" => "Summary",
        "domain" => "Field of work",
        "outcome" => "Detail",
        "open_to_work" => "Availability",
        "work_preferred_salary_min" => "Salary",
        _ => "Words",
    };

    private static string Constraint(string constraint) => constraint switch
    {
        "company" => "firm",
        "location" => "place",
        "open_to_work" => "availability",
        _ => constraint,
    };
}
