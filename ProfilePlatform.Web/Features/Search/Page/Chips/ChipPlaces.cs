using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>Places of criteria: the list, and the first of it in the conditions.</summary>
internal static class ChipPlaces
{
    /// <summary>The criteria with these places and no others.</summary>
    public static SearchCriteria Set(SearchCriteria criteria, IReadOnlyList<SoughtPlace> places)
    {
        var first = places is [var one, ..] ? one : null;
        var known = first is not null && PlaceNames.All.TryGet(first.Name, out var found) ? found : null;
        var must = criteria.Must with
        {
            LocationText = first?.Name,
            City = first is { Kind: "city" } ? known?.Usual ?? first.Name : null,
            Country = first is { Kind: "country" } ? known?.Usual ?? first.Name : known is { Country.Length: > 0 } ? known.Country : null,
        };
        return criteria with { Places = places, Must = must };
    }

    /// <summary>The places with one more at <paramref name="at"/>, at the end where that is negative.</summary>
    public static IReadOnlyList<SoughtPlace> Insert(IReadOnlyList<SoughtPlace> places, string name, int at)
    {
        var all = places.ToList();
        all.InsertRange(at < 0 ? all.Count : Math.Min(at, all.Count), CriteriaPlaces.Named(name));
        return [.. all.DistinctBy(place => place.Name)];
    }
}
