using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Matching.Groups;

/// <summary>What the documentation says of groups.</summary>
internal static class GroupReference
{
    private const string Anna = """{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e10", "slug": "anna-berg", "name": "Anna Berg"}""";
    private const string Ben = """{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e11", "slug": "ben-cole", "name": "Ben Cole"}""";
    private const string PairId = "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e41";
    private const string Reason = "Anna Berg seeks “reviews of payment systems”, Ben Cole offers “reviews of payment systems”.";
    private const string Body = """{"name": "Founders' dinner", "slugs": ["anna-berg", "ben-cole"]}""";
    private const string People = "The people are those whom you may see, by their addresses; 2 to 40.";

    private const string Run = """{"state": "done", "done": 1, "total": 1, "engine": "local", "not_by_model": 0, "prompt_tokens": 0, "completion_tokens": 0}""";

    private const string Group = $$"""
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "name": "Founders' dinner", "people":
         [{"profile": {{Anna}}, "meet": [{"pair_id": "{{PairId}}", "profile": {{Ben}}, "score": 64, "reason": "{{Reason}}"}]},
          {"profile": {{Ben}}, "meet": [{"pair_id": "{{PairId}}", "profile": {{Anna}}, "score": 64, "reason": "{{Reason}}"}]}],
         "hidden": 0, "pairs": 1, "run": {{Run}} }
        """;

    private const string Pair = $$"""
        {"id": "{{PairId}}", "one": {{Anna}}, "other": {{Ben}}, "match_score_by_llm": 64, "match_reason_by_llm": "{{Reason}}", "one_side": 80, "other_side": 51, "engine": "local",
         "match_score": null, "match_review": "", "stale": false}
        """;

    private static readonly Fault NoProfile = new(409, "no-profile", "Make a profile of your own first: people are matched with it.");

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /matches/groups", Caller.Member, "Lists your groups, newest first.")
        {
            Answer = """{"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "name": "Founders' dinner", "people": 2, "created_at": "2026-11-20T12:00:00+00:00"}]}""",
            Faults = [NoProfile],
        },
        new("POST /matches/groups", Caller.Member, "Makes a group of people, of an event for example.")
        {
            About = People + " A group is yours alone: nobody learns that they are in it.",
            Request = Body,
            Status = 201,
            Answer = Group,
            Faults = [Fault.Wrong("slugs", "Must name 2 to 40 people."), NoProfile, new Fault(409, "too-many-groups", "You have 20 groups; remove one first.")],
        },
        new("GET /matches/groups/{id}", Caller.Member, "Says who of a group should meet whom.")
        {
            About = "For each person at most three others, best first, by the score that holds for both sides, your own where there is one. hidden counts people whom you may not see any more.",
            Answer = Group,
            Faults = [Fault.Missing],
        },
        new("PUT /matches/groups/{id}", Caller.Member, "Changes a group's name and people.")
        {
            About = People + " Pairs of people who are no longer in it go, with your corrections of them.",
            Request = Body,
            Answer = Group,
            Faults = [Fault.Wrong("slugs", "Must name 2 to 40 people."), Fault.Missing],
        },
        new("DELETE /matches/groups/{id}", Caller.Member, "Removes a group with its scores.") { Status = 204, Faults = [Fault.Missing] },
        new("GET /matches/groups/{id}/estimate", Caller.Member, "Says what scoring a group's pairs would take.")
        {
            Answer = """{"engine": "llm", "model": "openai/gpt-4o-mini", "pairs": 45, "calls": 9, "prompt_tokens": 14100, "completion_tokens": 3150}""",
            Faults = [Fault.Missing],
        },
        new("POST /matches/groups/{id}/score", Caller.Member, "Scores the pairs of a group for both sides, in a job.")
        {
            About = "Those without a score that holds. A pair of which one has said that the other is not for them is not scored, and counts as 0. While a run is not finished, none is begun.",
            Status = 202,
            Answer = Run,
            Faults = [Fault.Missing],
        },
        new("GET /matches/groups/{id}/pairs", Caller.Member, "Lists the pairs of a group, best first.")
        {
            Answer = $$"""{"items": [{{Pair}}], "total": 1, "page": 1}""",
            Faults = [Fault.Missing],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = "The address of whoever is to be in them; without: all pairs." },
        },
        new("PUT /matches/groups/{id}/pairs/{pair_id}/review", Caller.Member, "Corrects the score of a pair.")
        {
            About = "It decides whom the group names; no later prompt shows it.",
            Request = """{"match_score": 60, "match_review": "They worked together for years."}""",
            Answer = Pair,
            Faults = [Fault.Wrong("match_score", "Must be 0 to 100."), Fault.Missing],
        },
        new("DELETE /matches/groups/{id}/pairs/{pair_id}/review", Caller.Member, "Takes your correction of a pair back.") { Answer = Pair, Faults = [Fault.Missing] },
    ];
}
