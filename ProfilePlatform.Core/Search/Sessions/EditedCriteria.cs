using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Brings criteria that a client has changed into the form that is searched with; nothing in them is taken on trust.</summary>
public static class EditedCriteria
{
    private const int LongestText = 1_000;

    /// <summary>The criteria to search with.</summary>
    /// <param name="edited">From a client: lists and parts of it may be null.</param>
    /// <param name="query">The query that they came from.</param>
    /// <param name="time">Dates are clamped to next year.</param>
    public static SearchCriteria Normalise(SearchCriteria edited, string query, TimeProvider time)
    {
        var normal = CriteriaRules.Normalise(edited, time, monthly: false);
        var cleaned = Text(normal.QueryCleaned) is { Length: > 0 } said ? said : Text(query);
        var embedded = Text(normal.QueryEmbeddingText);
        return normal with
        {
            QueryOriginal = query,
            QueryCleaned = cleaned,
            QueryEmbeddingText = embedded.Length > 0 ? embedded : cleaned,
            TimeLabel = normal.Must.TimeStart is null && normal.Must.TimeEnd is null ? "" : Text(normal.TimeLabel),
            Role = normal.Role is { Title.Length: > 0 } role ? new SoughtRole(Text(role.Title), Text(role.Function), Text(role.Seniority)) : null,
            Places = Places(normal),
        };
    }

    // Conditions say which places are meant. Where they still agree with the places that came along, all of these count; else the conditions alone.
    private static IReadOnlyList<SoughtPlace> Places(SearchCriteria criteria)
    {
        var named = new[] { criteria.Must.City, criteria.Must.LocationText, criteria.Must.Country }.OfType<string>().ToList();
        var places = criteria.Places.SelectMany(place => CriteriaPlaces.Named(Text(place.Name))).ToList();
        return named.Count == 0 ? []
            : places.Count == 0 ? CriteriaPlaces.Named(named[0])
            : named.Find(name => !places.Exists(place => Agrees(name, place))) is { } other ? CriteriaPlaces.Named(other)
            : places;
    }

    // The country of a city that came along is no other place than the city.
    private static bool Agrees(string name, SoughtPlace place) =>
        CriteriaPlaces.IsIn(name, place) || (PlaceNames.All.TryGet(place.Name, out var known) && PlaceNames.Key(known.Country) == PlaceNames.Key(name));

    private static string Text(string? text)
    {
        var clean = string.Join(' ', SeenText.Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= LongestText ? clean : WellFormed.Of(clean[..LongestText]);
    }
}
