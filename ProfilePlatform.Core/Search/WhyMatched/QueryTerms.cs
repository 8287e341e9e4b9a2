using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>What a query asks for, in stems, to find where evidence answers it.</summary>
internal sealed class QueryTerms(SearchCriteria criteria)
{
    private readonly HashSet<string> all = Stems.In(criteria.QueryCleaned)
        .Concat(criteria.Should.Keywords.Concat(criteria.Should.SkillsOrTools).SelectMany(Stems.In)).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> role = Stems.In(criteria.Role?.Title ?? "").ToHashSet(StringComparer.Ordinal);

    /// <summary>How many of the query's words a text holds.</summary>
    public int In(string text) => Stems.In(text).Distinct(StringComparer.Ordinal).Count(all.Contains);

    /// <summary>True where a title holds most words of the role that is looked for: a "Systems Engineer" is no "Backend Engineer".</summary>
    public bool IsRole(string title) => 2 * Stems.In(title).Distinct(StringComparer.Ordinal).Count(role.Contains) > role.Count;

    /// <summary>The skills asked for that a text names.</summary>
    public IEnumerable<string> SkillsIn(string text)
    {
        var words = " " + SearchText.Normalise(text) + " ";
        return criteria.Should.SkillsOrTools.Where(skill => SearchText.Normalise(skill) is { Length: > 0 } key && words.Contains($" {key} ", StringComparison.Ordinal));
    }
}
