using System.Globalization;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>
/// A condition's values in a form that an owner may see: coarse, and only words that a list knows or some listed card has. Whatever else a searcher
/// typed is counted without its words, so that nobody can write to an owner by searching.
/// </summary>
internal static class ShownValues
{
    private const int MostValues = 3;
    private const double Lakh = 100_000;

    /// <summary>At least one value; empty where it has no words to show.</summary>
    public static IReadOnlyList<string> Of(QueryCondition condition, IndexState state)
    {
        var values = condition.Values.Select(value => Of(condition.Kind, value, condition, state)).Where(value => value.Length is > 0 and <= NearMissLimits.LongestValue)
            .Distinct(StringComparer.Ordinal).Take(MostValues).ToList();
        return values.Count > 0 ? values : [""];
    }

    private static string Of(string kind, string value, QueryCondition condition, IndexState state) => kind switch
    {
        ConditionKinds.Place or ConditionKinds.PreferredPlaces => PlaceNames.All.TryGet(value, out var place) ? place.Usual : "",
        ConditionKinds.Time => condition.Values is [{ Length: >= 4 } from, { Length: >= 4 } to] ? from[..4] == to[..4] ? from[..4] : $"{from[..4]}–{to[..4]}" : "",
        ConditionKinds.Salary => double.TryParse(value, CultureInfo.InvariantCulture, out var offer) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(offer / Lakh)}") : "",
        ConditionKinds.Current => value,
        ConditionKinds.Company or ConditionKinds.ExcludedCompany => OfSomebody(value, Facet.Company, state),
        ConditionKinds.Team => OfSomebody(value, Facet.Team, state),
        ConditionKinds.Intent => OfSomebody(value, Facet.Intent, state),
        ConditionKinds.Domain => OfSomebody(value, Facet.Domain, state),
        ConditionKinds.SubDomain => OfSomebody(value, Facet.SubDomain, state),
        ConditionKinds.Employment => OfSomebody(value, Facet.Employment, state),
        ConditionKinds.Seniority => OfSomebody(value, Facet.Seniority, state),
        // Whom it keeps out has these very words among their own.
        ConditionKinds.ExcludedKeyword => condition.Values.Count == 1 ? SearchText.Normalise(value) : "",
        _ => "",
    };

    private static string OfSomebody(string value, Func<string, string> facet, IndexState state) =>
        state.Parts.Any(part => part.Segment.CardFacets.Names.ContainsKey(facet(value))) ? value : "";
}
