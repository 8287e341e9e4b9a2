using System.Globalization;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>A query's conditions in the terms of the index.</summary>
internal sealed class Conditions
{
    private Conditions(PeopleQuery query)
    {
        var must = query.Criteria.Must;
        Always =
        [
            .. new[]
            {
                Facets(must.IntentPrimary, Facet.Intent), Facets(must.Domain, Facet.Domain), Facets(must.SubDomain, Facet.SubDomain),
                Facets(must.EmploymentType, Facet.Employment), Facets(must.SeniorityLevel, Facet.Seniority),
                must.IsCurrent == true ? [Facet.Current] : [],
            }.Where(any => any.Count > 0),
        ];
        Never = [.. Facets(query.Criteria.Exclude.CompanyNorm, Facet.Company), .. must.IsCurrent == false ? new[] { Facet.Current } : []];
        NeverPhrases = [.. query.Criteria.Exclude.Keywords.Select(SearchText.Normalise).Where(phrase => phrase.Length > 0).Select(PhraseGrams.Of).Distinct()];
        Company = [.. new[] { Facets(must.CompanyNorm, Facet.Company), Facets(must.TeamNorm, Facet.Team) }.Where(any => any.Count > 0)];
        (Places, PlaceTexts) = PlacesOf(query.Criteria);
        Time = Day(must.TimeStart) is { } start && Day(must.TimeEnd) is { } end ? (start, end) : null;
        OpenToWork = query.OpenToWorkOnly;
        PreferredPlaces = query.OpenToWorkOnly
            ? [.. query.PreferredLocations.SelectMany(WantedPlaces).Distinct(StringComparer.Ordinal).Select(Facet.Place)] : [];
        AsksPreferred = query.OpenToWorkOnly && query.PreferredLocations.Count > 0;
        SalaryMax = query.SalaryMax;
    }

    /// <summary>Of each list a card must have one facet, in every tier.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Always { get; }

    /// <summary>Facets that no card may have.</summary>
    public IReadOnlyList<string> Never { get; }

    /// <summary>Runs of words, as <see cref="PhraseGrams"/> numbers them, that no phrase of a card may hold.</summary>
    public IReadOnlyList<uint> NeverPhrases { get; }

    /// <summary>Firms and teams: of each list a card must have one.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Company { get; }

    /// <summary>Places, one of which a card must lie in.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Words, or rather any of these, one of which may stand in a card's location instead.</summary>
    public IReadOnlyList<string> PlaceTexts { get; }

    /// <summary>First and last day, yyyymmdd.</summary>
    public (int Start, int End)? Time { get; }

    public bool OpenToWork { get; }

    public bool AsksPreferred { get; }

    public IReadOnlyList<string> PreferredPlaces { get; }

    public double? SalaryMax { get; }

    public bool HasPlace => Places.Count + PlaceTexts.Count > 0;

    public bool HasCompany => Company.Count > 0;

    public static Conditions Of(PeopleQuery query) => new(query);

    private static List<string> Facets(IReadOnlyList<string> values, Func<string, string> column) => [.. values.Select(column)];

    // Places are what the query was understood to name; criteria from elsewhere may have only city, country and text, any of which will do.
    private static (List<string> Keys, List<string> Texts) PlacesOf(SearchCriteria criteria)
    {
        if (criteria.Places.Count > 0)
        {
            var within = criteria.Places.SelectMany(place => place.Within.Count > 0 ? place.Within : [PlaceNames.Key(place.Name)]);
            return ([.. within.Distinct(StringComparer.Ordinal).Select(Facet.Place)], []);
        }

        string[] named = [.. new[] { criteria.Must.City, criteria.Must.Country, criteria.Must.LocationText }.OfType<string>().Where(name => PlaceNames.Key(name).Length > 0)];
        return (
            [.. named.SelectMany(WantedPlaces).Distinct(StringComparer.Ordinal).Select(Facet.Place)],
            [.. named.Select(PlaceNames.Key).Distinct(StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<string> WantedPlaces(string name) =>
        PlaceNames.All.TryGet(name, out var place) ? place.Within : PlaceNames.Key(name) is { Length: > 0 } key ? [PlaceNames.UsualKey(name), key] : [];

    private static int? Day(string? date) =>
        date is { Length: 10 } && int.TryParse(date.Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;
}
