using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>The words and wishes of a query, as stems.</summary>
internal static class QueryWords
{
    private const int MostStems = 32;
    private const int MostKeywords = 5;
    private const int LongestQuery = 200;

    /// <summary>Wishes beyond this many do not count.</summary>
    public const int MostWishes = 32;

    /// <summary>Stems of the phrases and the first five keywords; where there are none, of the query itself.</summary>
    public static IReadOnlyList<string> Of(SearchCriteria criteria)
    {
        var text = string.Join('\n', criteria.SearchPhrases.Concat(criteria.Should.Keywords.Take(MostKeywords)));
        if (string.IsNullOrWhiteSpace(text))
        {
            text = criteria.QueryCleaned.Length > 0 ? criteria.QueryCleaned : criteria.QueryOriginal;
            text = text.Length > LongestQuery ? text[..LongestQuery] : text;
        }

        return [.. Stems.In(text).Distinct(StringComparer.Ordinal).Take(MostStems)];
    }

    /// <summary>Skills and keywords, each as the stems that must stand together in one entry.</summary>
    public static IReadOnlyList<string[]> Wishes(SearchCriteria criteria) =>
    [
        .. criteria.Should.SkillsOrTools.Concat(criteria.Should.Keywords)
            .Select(wish => Stems.In(wish).Distinct(StringComparer.Ordinal).ToArray()).Where(stems => stems.Length > 0)
            .DistinctBy(stems => string.Join(' ', stems.Order(StringComparer.Ordinal)), StringComparer.Ordinal).Take(MostWishes),
    ];
}
