using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index.Documents;
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

    /// <summary>Skills, keywords and intents, each once.</summary>
    public static IReadOnlyList<Wish> Wishes(SearchCriteria criteria) =>
    [
        .. criteria.Should.SkillsOrTools.Concat(criteria.Should.Keywords)
            .Select(wish => new Wish([.. Stems.In(wish).Distinct(StringComparer.Ordinal)], "")).Where(wish => wish.Stems.Length > 0)
            .Concat(criteria.Should.IntentSecondary.Select(intent => new Wish([], Facet.Intent(intent))))
            .DistinctBy(wish => wish.Facet + string.Join(' ', wish.Stems.Order(StringComparer.Ordinal)), StringComparer.Ordinal).Take(MostWishes),
    ];
}

/// <summary>A wish that a card fulfils where one of its entries has all stems, or where it has the facet.</summary>
internal sealed record Wish(string[] Stems, string Facet);
