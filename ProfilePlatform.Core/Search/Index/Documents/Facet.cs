namespace ProfilePlatform.Core.Search.Index.Documents;

/// <summary>Names of what cards and people can be filtered by: a column and a value.</summary>
internal static class Facet
{
    public const string Current = "current";
    public const string OpenToWork = "open";
    public const string LocationColumn = "location:";

    public static string Company(string norm) => "company:" + norm;

    public static string Team(string norm) => "team:" + norm;

    public static string Intent(string intent) => "intent:" + intent;

    public static string Domain(string domain) => "domain:" + domain;

    public static string SubDomain(string domain) => "sub_domain:" + domain;

    public static string Employment(string type) => "employment:" + type;

    public static string Seniority(string level) => "seniority:" + level;

    /// <summary>Where in a company such people work, by the card's title.</summary>
    public static string Function(string function) => "function:" + function;

    /// <summary>A place, or what a place lies in, by its usual name.</summary>
    public static string Place(string key) => "place:" + key;

    /// <summary>The place as written, folded, for places that no list knows; one space on either side of each word.</summary>
    public static string Location(string folded) => LocationColumn + " " + folded + " ";
}
