namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>A condition of a query.</summary>
/// <param name="Kind">Of <see cref="ConditionKinds"/>.</param>
/// <param name="Values">As in the query's criteria: "Pune"; first and last day of a time; empty where the kind says it all.</param>
public sealed record QueryCondition(string Kind, IReadOnlyList<string> Values)
{
    internal bool IsSame(QueryCondition other) => Kind == other.Kind && Values.SequenceEqual(other.Values, StringComparer.Ordinal);
}

/// <summary>What people are kept out by.</summary>
public static class ConditionKinds
{
    /// <summary>Where a card lies.</summary>
    public const string Place = "place";

    /// <summary>When it was.</summary>
    public const string Time = "time";

    /// <summary>The firm.</summary>
    public const string Company = "company";

    /// <summary>The team.</summary>
    public const string Team = "team";

    /// <summary>What kind of experience it is.</summary>
    public const string Intent = "intent";

    /// <summary>The field of work.</summary>
    public const string Domain = "domain";

    /// <summary>The narrower field.</summary>
    public const string SubDomain = "sub_domain";

    /// <summary>The form of employment.</summary>
    public const string Employment = "employment";

    /// <summary>The level.</summary>
    public const string Seniority = "seniority";

    /// <summary>Whether it still goes on; the value is "current" or "past".</summary>
    public const string Current = "current";

    /// <summary>A firm that is not wanted.</summary>
    public const string ExcludedCompany = "exclude_company";

    /// <summary>Words that are not wanted.</summary>
    public const string ExcludedKeyword = "exclude_keyword";

    /// <summary>That the person looks for work.</summary>
    public const string OpenToWork = "open_to_work";

    /// <summary>Where they would work.</summary>
    public const string PreferredPlaces = "preferred_places";

    /// <summary>What they ask for; the value is the offer in INR a year.</summary>
    public const string Salary = "salary";
}
