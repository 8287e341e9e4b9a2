using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>What was asked for less strictly: a kind and what the query named of it.</summary>
/// <param name="Kind">"time", "place", "company" or "team".</param>
/// <param name="Values">As the query was understood: the time as typed (else its days), names of places, normalised names of firms or teams.</param>
public sealed record RelaxedCondition(string Kind, IReadOnlyList<string> Values);

/// <summary>Tells which conditions a tier gave up that the query really had.</summary>
public static class RelaxedConditions
{
    /// <summary>In the order in which they were given up; empty where nothing was.</summary>
    /// <param name="criteria">Normalised.</param>
    /// <param name="tier">Of <see cref="FallbackTiers"/>.</param>
    public static IReadOnlyList<RelaxedCondition> Of(SearchCriteria criteria, int tier) =>
    [
        .. new[]
        {
            new RelaxedCondition("time", tier >= FallbackTiers.TimeSoft ? Time(criteria) : []),
            new RelaxedCondition("place", tier >= FallbackTiers.LocationSoft ? Places(criteria) : []),
            new RelaxedCondition("company", tier >= FallbackTiers.CompanyTeamSoft ? criteria.Must.CompanyNorm : []),
            new RelaxedCondition("team", tier >= FallbackTiers.CompanyTeamSoft ? criteria.Must.TeamNorm : []),
        }.Where(relaxed => relaxed.Values.Count > 0),
    ];

    // A time with one end filters in no tier, so that nothing of it was given up.
    private static string[] Time(SearchCriteria criteria) =>
        criteria.Must is not { TimeStart: { } start, TimeEnd: { } end } ? []
        : criteria.TimeLabel.Length > 0 ? [criteria.TimeLabel] : [$"{start} – {end}"];

    private static string[] Places(SearchCriteria criteria) =>
        criteria.Places.Count > 0 ? [.. criteria.Places.Select(place => place.Name)]
        : [.. new[] { criteria.Must.City, criteria.Must.Country, criteria.Must.LocationText }.OfType<string>()
            .Where(name => PlaceNames.Key(name).Length > 0).DistinctBy(PlaceNames.Key, StringComparer.Ordinal)];
}
