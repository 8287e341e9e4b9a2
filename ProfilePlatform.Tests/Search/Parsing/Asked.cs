using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Search.Parsing;

/// <summary>Queries as the rules read them on 1 January 2026.</summary>
internal static class Asked
{
    public static SearchCriteria For(string query) => RuleParser.Parse(query, new ManualTime());

    /// <summary>"City Pune", "state Oregon" and so on, joined.</summary>
    public static string Places(string query) => string.Join(" + ", For(query).Places.Select(place => $"{place.Kind} {place.Name}"));
}
