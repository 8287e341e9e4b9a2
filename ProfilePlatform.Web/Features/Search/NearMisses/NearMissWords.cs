using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.WhyNot;

namespace ProfilePlatform.Web.Features.Search.NearMisses;

/// <summary>Says to owners what kept them out.</summary>
internal static class NearMissWords
{
    /// <summary>What was asked for: "Place: Pune".</summary>
    public static string Asked(NearMissCount miss)
    {
        var value = miss.Value.Replace('_', ' ');
        return miss.Kind switch
        {
            ConditionKinds.OpenToWork => "Open to work",
            ConditionKinds.Current when value == "past" => "No present position",
            ConditionKinds.Current => "A present position",
            ConditionKinds.Salary => value.Length > 0 ? $"Salary: ₹{value} lakh a year" : "Salary",
            ConditionKinds.ExcludedCompany => Named("Not at", value),
            ConditionKinds.ExcludedKeyword => Named("Not", value),
            _ => Named(Name(miss.Kind) + ":", value),
        };
    }

    /// <summary>What of the profile the condition looks at.</summary>
    public static string Hint(string kind) => kind switch
    {
        ConditionKinds.Place => "None of your cards lies there.",
        ConditionKinds.Time => "None of your cards has dates within that time.",
        ConditionKinds.Company or ConditionKinds.Team => "None of your cards names it.",
        ConditionKinds.OpenToWork => "Your profile does not say that you look for work.",
        ConditionKinds.PreferredPlaces => "It is not among the places where you would work.",
        ConditionKinds.Salary => "You ask for more.",
        ConditionKinds.ExcludedCompany or ConditionKinds.ExcludedKeyword => "Your cards name what was not wanted.",
        ConditionKinds.Current => "Your cards say otherwise.",
        _ => "None of your cards says so.",
    };

    private static string Name(string kind) => kind switch
    {
        ConditionKinds.Place => "Place",
        ConditionKinds.Time => "Time",
        ConditionKinds.Company => "Company",
        ConditionKinds.Team => "Team",
        ConditionKinds.Intent => "Kind of experience",
        ConditionKinds.Domain => "Field",
        ConditionKinds.SubDomain => "Narrower field",
        ConditionKinds.Employment => "Employment",
        ConditionKinds.Seniority => "Level",
        ConditionKinds.PreferredPlaces => "Work in",
        _ => kind,
    };

    private static string Named(string what, string value) => $"{what} {(value.Length > 0 ? value : "in other words")}";
}
