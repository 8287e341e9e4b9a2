using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>Finds the places that criteria name in words only, as those of a model or of a client do.</summary>
public static class CriteriaPlaces
{
    /// <summary>The place with this name; one that no list knows is a place of its own.</summary>
    public static IReadOnlyList<SoughtPlace> Named(string name) =>
        PlaceNames.All.TryGet(name, out var place) ? [new SoughtPlace(place.Name, place.Kind, place.Within)]
        : PlaceNames.Key(name) is { Length: > 0 } key ? [new SoughtPlace(name, "city", [key])] : [];

    /// <summary>True where a name, as people write it, is of the place: "Pune or Mumbai" and "Bangalore" are of "Pune" and "Bengaluru".</summary>
    public static bool IsIn(string name, SoughtPlace place) =>
        place.Within.Append(PlaceNames.Key(place.Name)).Any(part => $" {PlaceNames.Key(name)} ".Contains($" {part} ", StringComparison.Ordinal))
        || Named(name).Any(found => found.Within.Intersect(place.Within).Any());

    /// <summary>The criteria with places for what their conditions name, where they bring none.</summary>
    public static SearchCriteria Complete(SearchCriteria criteria) =>
        criteria.Places.Count > 0 || (criteria.Must.City ?? criteria.Must.LocationText ?? criteria.Must.Country) is not { } named
            ? criteria
            : criteria with { Places = Named(named) };

    /// <summary>The names of the places that criteria ask for, any of which will do.</summary>
    public static IReadOnlyList<string> Names(SearchCriteria criteria) => criteria.Places.Count > 0
        ? [.. criteria.Places.Select(place => place.Name)]
        : [.. new[] { criteria.Must.City, criteria.Must.Country, criteria.Must.LocationText }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}
