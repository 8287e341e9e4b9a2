using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Search.NearMisses;

/// <summary>What the documentation says of searches that nearly matched.</summary>
internal static class NearMissReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/near-misses", Caller.Owner, "Lists what alone kept the profile out of the first results of searches.")
        {
            About = """
                Counted for 90 days, each searcher once a day, up to yesterday. A value is listed once at least three different people have asked for it within
                a week; who they are is not kept. Kinds: place, time, company, team, intent, domain, sub_domain, employment, seniority, current,
                exclude_company, exclude_keyword, open_to_work, preferred_places, salary (the value is the offer in lakhs of INR a year). The value is empty
                where the kind says it all, or where it was in words that no list and no card has.
                """,
            Answer = """{"items": [{"kind": "place", "value": "Pune", "searches": 14}], "total": 1, "page": 1}""",
        },
    ];
}
