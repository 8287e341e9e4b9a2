using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>The words that criteria are searched with: short phrases, and the text of the vector.</summary>
public static class CriteriaWords
{
    /// <summary>Phrases that combine the role with each wish, at most 15. Where there is a role, the first keyword is taken to be it.</summary>
    public static IReadOnlyList<string> Phrases(SearchCriteria criteria)
    {
        var role = criteria.Role?.Title.ToLowerInvariant();
        var place = criteria.Places is [var first, ..] ? first.Name : null;
        var (skills, must) = (criteria.Should.SkillsOrTools, criteria.Must);
        var others = criteria.Should.Keywords.Skip(role is null ? 0 : 1).ToList();
        IEnumerable<string?> phrases =
        [
            role,
            .. skills.Select(skill => role is null ? skill : $"{skill} {role}"),
            .. must.CompanyNorm.Select(company => role is null ? company : $"{role} {company}"),
            .. must.TeamNorm.Select(team => $"{team} team"),
            role is null || place is null ? place : $"{role} {place}",
            .. others.Select(other => role is null ? other : $"{other} {role}"),
            .. skills,
            .. others,
        ];
        return Distinct(phrases.OfType<string>());
    }

    /// <summary>All that is wished for or asked of firm, team and place, in one text; empty where there is nothing of these.</summary>
    public static string Embedded(SearchCriteria criteria) => string.Join(' ', Terms(criteria).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Criteria that somebody changed, with phrases and text to match: what is gone from them is searched for no more, what came is, and phrases of a
    /// model that speak of neither stay.
    /// </summary>
    public static SearchCriteria Renew(SearchCriteria before, SearchCriteria after)
    {
        var (old, now) = (Terms(before).ToHashSet(StringComparer.OrdinalIgnoreCase), Terms(after).ToHashSet(StringComparer.OrdinalIgnoreCase));
        if (old.SetEquals(now))
        {
            return after;
        }

        var gone = old.Except(now, StringComparer.OrdinalIgnoreCase).Select(PlaceNames.Key).Where(key => key.Length > 0).ToList();
        var kept = before.SearchPhrases.Where(phrase => gone.TrueForAll(key => !$" {PlaceNames.Key(phrase)} ".Contains($" {key} ", StringComparison.Ordinal)));
        return after with { SearchPhrases = Distinct(Phrases(after).Concat(kept)), QueryEmbeddingText = Embedded(after) };
    }

    private static IEnumerable<string> Terms(SearchCriteria criteria) =>
    [
        .. criteria.Should.Keywords, .. criteria.Should.SkillsOrTools, .. criteria.Must.CompanyNorm, .. criteria.Must.TeamNorm,
        .. criteria.Places.Select(place => place.Name),
    ];

    private static List<string> Distinct(IEnumerable<string> phrases) =>
        [.. phrases.Distinct(StringComparer.OrdinalIgnoreCase).Take(CriteriaLimits.MostPhrases)];
}
