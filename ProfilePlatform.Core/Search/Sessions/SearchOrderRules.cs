using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>What an order must keep to.</summary>
public static class SearchOrderRules
{
    /// <summary>Most people that may be asked for; fewer are returned.</summary>
    public const int MostAsked = 1_000;

    private const int MostPlaces = 40;
    private const int LongestPlace = 100;

    /// <summary>What is wrong, by field in snake case.</summary>
    public static Dictionary<string, string[]> Errors(SearchOrder order)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if ((order.Query ?? "").Trim() is not { Length: > 0 and <= SearchOrder.LongestQuery } query || QueryCleanup.Clean(query).Length == 0)
        {
            errors["query"] = [$"Must be 1 to {SearchOrder.LongestQuery} characters."];
        }

        Salary(errors, "salary_min", order.SalaryMin);
        Salary(errors, "salary_max", order.Request.SalaryMax);
        if (order.SalaryMin > order.Request.SalaryMax)
        {
            errors["salary_min"] = ["Must not be more than salary_max."];
        }

        if (order.Request.NumCards is < 1 or > MostAsked)
        {
            errors["num_cards"] = [$"Must be 1 to {MostAsked}."];
        }

        if (order.Request.PreferredLocations is { } places && (places.Count > MostPlaces || places.Any(place => place is not { Length: <= LongestPlace })))
        {
            errors["preferred_locations"] = [$"Must be at most {MostPlaces} texts of at most {LongestPlace} characters."];
        }

        return errors;
    }

    /// <summary>Most credits that the order can cost: what must be there before it is carried out.</summary>
    public static int CostAtMost(SearchOrder order, TimeProvider time) =>
        order.Request.Shown(order.Edited ?? RuleParser.Parse(order.Query, time), RankingProfile.Default);

    private static void Salary(Dictionary<string, string[]> errors, string field, double? salary)
    {
        if (salary is { } amount && !(double.IsFinite(amount) && amount >= 0))
        {
            errors[field] = ["Must be 0 or more."];
        }
    }
}
