using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>How reasons and their evidence are written on the page.</summary>
internal static class WhyWords
{
    /// <summary>"Fulfils the place; counts under “Words of the query”".</summary>
    public static string Explains(MatchReason reason) =>
        (reason.Constraint is { } constraint ? $"Fulfils the {Constraint(constraint)}; counts" : "Counts") + $" under “{ScoreParts.Label(reason.Contribution)}”";

    /// <summary>"Title of Staff Engineer, Palash Freight".</summary>
    public static string Source(ReasonEvidence item, IReadOnlyList<FoundCard> cards) =>
        item.CardId == Guid.Empty ? $"{Field(item.Field)}, from the profile"
        : cards.FirstOrDefault(card => card.Id == item.CardId) is { } card && FoundWords.Card(card) is { Length: > 0 } title ? $"{Field(item.Field)} of {title}"
        : Field(item.Field) + " of a card";

    private static string Field(string field) => field switch
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
