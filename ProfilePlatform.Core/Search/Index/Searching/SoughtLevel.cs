using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>The standing that a query names as a wish: "senior nurse", "carpenter, junior".</summary>
internal static class SoughtLevel
{
    /// <summary>As on cards; empty where the query names none. A word of a longer phrase names none: "lead generation".</summary>
    public static string Of(SearchCriteria criteria) =>
        criteria.Should.Keywords.Where(keyword => !keyword.Contains(' ', StringComparison.Ordinal)).Prepend(criteria.Role?.Title ?? "")
            .Select(Standing.Seniority).FirstOrDefault(level => level.Length > 0, "");
}
