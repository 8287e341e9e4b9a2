using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>What the documentation says of matches.</summary>
internal static class MatchReference
{
    private const string Batch = "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30";
    private const string Sides = "one: what a meeting is worth to you. mutual: the geometric mean of what it is worth to both.";

    private const string Match = $$"""
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31", "profile": {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e10", "slug": "anna-berg", "name": "Anna Berg"},
         "match_score_by_llm": 72, "match_reason_by_llm": "You seek “reviews of payment systems”, they offer “reviews of payment systems”.",
         "match_batch_id": "{{Batch}}", "match_processed_at": "2026-11-20T12:00:00+00:00", "match_score": 60, "match_review": "Met her team already.",
         "engine": "local", "sides": "one", "own_side": 72, "other_side": null, "rescored_score": null, "rescored_reason": "", "stale": false, "mark": "none"}
        """;

    private const string Text = """
        {"text": "<Profile id=\"1\" name=\"Anna Berg\">\n\tJob title: Senior Engineer\n\t<seeks>A team that ships</seeks>\n</Profile>", "overridden": false,
         "generated": "<Profile id=\"1\" name=\"Anna Berg\">\n\tJob title: Senior Engineer\n\t<seeks>A team that ships</seeks>\n</Profile>"}
        """;

    private static readonly Fault NoProfile = new(409, "no-profile", "Make a profile of your own first: people are matched with it.");

    public static IReadOnlyList<RouteDoc> ForAdmins { get; } =
    [
        new("GET /admin/matches/runs", Caller.Admin, "Lists runs of matching of all members, newest first.")
        {
            About = "People are counted and not named; scores, corrections, notes and marks are the members'. cost is in US dollars, and null where the provider does not say. "
                + "cause is a model's fault, such as timed_out, or the kind of an error; empty where there was none.",
            Answer = $$"""
                {"items": [{"id": "{{Batch}}", "slug": "anna-berg", "kind": "score", "state": "done", "engine": "llm", "model": "openai/gpt-4o-mini", "done": 120, "total": 120,
                 "not_by_model": 0, "calls": 12, "prompt_tokens": 31200, "completion_tokens": 7200, "cost": 0.009, "requested_at": "2026-11-20T12:00:00+00:00",
                 "started_at": "2026-11-20T12:00:01+00:00", "finished_at": "2026-11-20T12:00:40+00:00", "cause": ""}], "total": 1, "page": 1}
                """,
            Faults = [Fault.Wrong("state", "Must be queued, running, done or failed.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Only runs in this state: queued, running, done or failed." },
        },
    ];

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("POST /matches/score", Caller.Member, "Scores people for you, in a job.")
        {
            About = "Those without a score that holds: none yet, or made of a text that has changed on either side. Without profile_ids, everybody whom lists show to you, "
                + "at most 1,000 in a run. While a run of yours is not finished, its id is returned and none is begun. Whoever you have marked is left out. " + Sides,
            Request = """{"profile_ids": ["0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e10"], "batch_size": 10, "sides": "one"}""",
            Status = 202,
            Answer = $$"""{"batch_id": "{{Batch}}"}""",
            Faults = [Fault.Wrong("batch_size", "Must be 1 to 50."), NoProfile],
        },
        new("GET /matches/estimate", Caller.Member, "Says what scoring would take, before it begins.")
        {
            About = "Calls and tokens where the model leaves nobody out; without a model none. completion_tokens is reckoned with a reason of ordinary length.",
            Answer = """
                {"engine": "llm", "model": "openai/gpt-4o-mini", "people": 120, "waiting": 120, "calls": 12, "prompt_tokens": 31200, "completion_tokens": 7200}
                """,
            Faults = [Fault.Wrong("batch_size", "Must be 1 to 50."), NoProfile],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kind"] = "score, or rescore for the second pass, which takes no other parameters.",
                ["profile_ids"] = "Ids of profiles with commas between them; without: everybody whom lists show to you.",
                ["batch_size"] = "People in one prompt, 1 to 50; 10 unless said otherwise.",
                ["sides"] = Sides,
            },
        },
        new("GET /matches", Caller.Member, "Lists your matches, best first, with how far the run has come.")
        {
            About = "By your own score where there is one. People whom you may not see any more are left out. batch is the run that was asked for, or else your latest. "
                + "engine says who scored: not_by_model counts people whom the model was to score and did not, whose scores are local.",
            Answer = $$"""
                {"items": [{{Match}}], "total": 1, "page": 1, "batch": {"id": "{{Batch}}", "kind": "score", "state": "done", "done": 1, "total": 1, "engine": "local",
                 "not_by_model": 0, "examples_used": 0, "prompt_tokens": 0, "completion_tokens": 0} }
                """,
            Faults = [Fault.Wrong("order", "Must be best or review."), Fault.Missing, NoProfile],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["batch_id"] = "The run whose scores are wanted.",
                ["order"] = "best unless said otherwise. review: those without a review of yours, and of people whom you have not marked, where scorers disagree most first.",
            },
        },
        new("POST /matches/rescore", Caller.Member, "Scores people again with the expensive model and your corrections.")
        {
            About = "Those whom a model has scored, reviewed ones first, at most 1,000. Nobody's score is made with your own review of them. While a run of yours is not finished, its id "
                + "is returned and none is begun. It is refused where the calibration report does not offer it: with fewer than six corrections, and after a pass that did not "
                + "measurably beat both the first scores and the line until there are half as many corrections more, five at least. Without a model it is 503.",
            Status = 202,
            Answer = $$"""{"batch_id": "{{Batch}}", "examples_used": 8}""",
            Faults =
            [
                NoProfile, new Fault(409, "no-reviews", "Correct some scores of the model first: it learns from them."),
                new Fault(409, "rescore-not-offered", "Scoring again is offered from 30 corrected scores of the model on; there are 20."),
                new Fault(409, "nobody-to-rescore", "The model's scores are of earlier profiles: score people first."),
                new Fault(503, "no-language-model", "No language model is configured; there is nothing to score again with."),
            ],
        },
        new("GET /matches/calibration", Caller.Member, "Says how far scores are from your own, and whether scoring again has helped.")
        {
            About = "On reviews held out of the examples, and of the line. Errors in points of 100. ci95 is the interval of the error before less the error after; while it holds zero, the "
                + "verdict is no-measurable-gain, and POST /matches/rescore is refused before there are more reviews. Without a model offers_rescore is false.",
            Answer = """
                {"n": 20, "reviews": 20, "mae_before": 14.2, "mae_after": 9.1, "kendall_before": 0.52, "kendall_after": 0.61, "bias_before": 11.0, "bias_after": 2.5,
                 "ci95": {"low": 2.2, "high": 8.0}, "baseline_linear": {"intercept": -8.1, "slope": 0.95, "mae": 10.3, "kendall": 0.52, "ci95": {"low": 1.1, "high": 6.6}},
                 "verdict": "gain", "offers_rescore": false, "offered_from": 30, "more_reviews_needed": null}
                """,
            Faults = [NoProfile],
        },
        new("PUT /matches/{id}/review", Caller.Member, "Corrects a score.")
        {
            Request = """{"match_score": 60, "match_review": "Met her team already."}""",
            Answer = Match,
            Faults = [Fault.Wrong("match_score", "Must be 0 to 100."), Fault.Missing],
        },
        new("DELETE /matches/{id}/review", Caller.Member, "Takes your latest correction of a score back.")
        {
            About = "The one before it holds again, or none.", Answer = Match, Faults = [Fault.Missing],
        },
        new("PUT /matches/{id}/mark", Caller.Member, "Remembers that you have met somebody, or do not want to.")
        {
            About = "met, not-for-me, or none to forget it. New runs leave out whoever is marked. After not-for-me, a mutual score that the other side has is 0; they are not told why.",
            Request = """{"mark": "met"}""",
            Answer = Match,
            Faults = [Fault.Wrong("mark", "Must be none, met or not-for-me."), Fault.Missing],
        },
        new("GET /profiles/{slug}/llm-text", Caller.Owner, "Reads what a model that scores matches reads of a profile.")
        {
            About = "text is your own where overridden is true, else the generated one.", Answer = Text, Faults = [Fault.Missing],
        },
        new("PUT /profiles/{slug}/llm-text", Caller.Owner, "Writes that text yourself, or takes your own away.")
        {
            About = "At most 6,000 characters. Your lines are kept, and <bio>, <seeks> and <offers> once each; whatever else looks like markup becomes plain text. "
                + "Send overridden false without a text to go back to the generated one.",
            Request = """{"text": "Job title: Senior Engineer\n<seeks>A team that ships</seeks>"}""",
            Answer = Text,
            Faults = [Fault.Wrong("text", "Must have 1 to 6000 characters."), Fault.Missing],
        },
    ];
}
