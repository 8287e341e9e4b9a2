using System.Globalization;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>Says conditions and changes as people do.</summary>
public static class WhyNotWords
{
    /// <summary>"the place (Pune)", "open to work".</summary>
    public static string Of(QueryCondition condition) => condition.Kind switch
    {
        ConditionKinds.Place => Named("the place", condition),
        ConditionKinds.Time => condition.Values is [var from, var to] ? $"the time ({Month(from)} to {Month(to)})" : "the time",
        ConditionKinds.Company => Named("the company", condition),
        ConditionKinds.Team => Named("the team", condition),
        ConditionKinds.Intent => Named("the kind of experience", condition),
        ConditionKinds.Domain => Named("the field", condition),
        ConditionKinds.SubDomain => Named("the narrower field", condition),
        ConditionKinds.Employment => Named("the employment", condition),
        ConditionKinds.Seniority => Named("the level", condition),
        ConditionKinds.Current => condition.Values is ["past"] ? "that it is over" : "that it is current",
        ConditionKinds.ExcludedCompany => Named("the company left out", condition),
        ConditionKinds.ExcludedKeyword => Named("the words left out", condition),
        ConditionKinds.OpenToWork => "open to work",
        ConditionKinds.PreferredPlaces => Named("where they would work", condition),
        ConditionKinds.Salary => condition.Values is [var offer] && double.TryParse(offer, CultureInfo.InvariantCulture, out var salary)
            ? string.Create(CultureInfo.InvariantCulture, $"the salary (₹{salary / 1e5:0.##} lakh a year)") : "the salary",
        _ => condition.Kind,
    };

    /// <summary>"the place (Pune) only; relaxing it adds 4 people".</summary>
    public static string Of(QueryChange change)
    {
        var what = string.Join(" and ", change.Drop.Select(Of));
        var (only, it) = change.Drop.Count == 1 ? (" only", "it") : ("", "them");
        return $"{what}{only}; relaxing {it} adds {People(change.Adds)}{(change.Loses > 0 ? $" and takes {People(change.Loses)} away" : "")}";
    }

    internal static string Summary(string state, PlaceInOrder? place, double? last, IReadOnlyList<LackedContribution> lacks, IReadOnlyList<QueryChange> changes) => state switch
    {
        "shown" => string.Create(CultureInfo.InvariantCulture, $"The search as it is now shows them, at rank {place!.Rank}."),
        "ranked_below" => string.Create(CultureInfo.InvariantCulture,
            $"No condition keeps them out: they rank {(place!.RankIsExact ? "" : "about ")}{place.Rank} with a score of {100 * place.Score:0.#}; the last one shown has {100 * last:0.#}.{Lacks(lacks)}"),
        "kept_out" when changes.Count > 0 => string.Create(CultureInfo.InvariantCulture,
            $"Kept out by {Of(changes[0])}; they would rank {(changes[0].Place.RankIsExact ? "" : "about ")}{changes[0].Place.Rank}."),
        _ => "They have no experience cards that could be searched.",
    };

    private static string Lacks(IReadOnlyList<LackedContribution> lacks) => lacks.Count == 0 ? "" : $" They have less of: {string.Join(", ", lacks.Take(3).Select(term => Term(term.Name)))}.";

    private static string Term(string name) => name switch
    {
        "lexical" => "the query's words",
        "parent_best" => "a card that means the same",
        "child_best" => "a detail that means the same",
        "average_top3" => "several cards that mean the same",
        "should" => "wishes",
        "role_function" => "the role's line of work",
        "role_standing" => "the role's standing",
        _ => name.Replace('_', ' '),
    };

    private static string Named(string what, QueryCondition condition) =>
        condition.Values.Count == 0 ? what : $"{what} ({string.Join(" or ", condition.Values.Take(3).Select(value => value.Replace('_', ' ')))}{(condition.Values.Count > 3 ? " or others" : "")})";

    private static string People(int count) => count == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} people");

    private static string Month(string day) => day.Length >= 7 ? day[..7] : day;
}
