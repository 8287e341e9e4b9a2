using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Usage;

/// <summary>What the documentation says of used tokens.</summary>
internal static class UsageReference
{
    private const string Counts =
        """ "op": "chat", "model": "openai/gpt-4o-mini", "calls": 14, "prompt": 20720, "completion": 2940, "total": 23660, "cached": 0, "cost": 0.004872""";

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/usage", Caller.Owner, "Lists by day what language models used for a profile.")
        {
            Answer = $$"""{"items": [{"day": "2026-11-20", {{Counts}}}], "total": 1, "page": 1, "budget": {"used": 23660, "limit": 500000, "exhausted": false} }""",
        },
        new("GET /admin/usage", Caller.Admin, "Lists by day what language models used for all profiles.")
        {
            Answer = $$"""{"items": [{"day": "2026-11-20", "slug": "anna-berg", {{Counts}}}], "total": 1, "page": 1}""",
        },
        new("GET /admin/usage/rows", Caller.Admin, "Lists single calls of language models, newest first.")
        {
            Answer = """
                {"items": [{"ts": "2026-11-20T09:30:00+00:00", "slug": "anna-berg", "op": "chat", "model": "openai/gpt-4o-mini", "prompt": 1480, "completion": 210,
                 "total": 1690, "latency_ms": 930, "cached": false, "cost": 0.000348, "estimated": false, "outcome": "ok"}], "total": 1, "page": 1}
                """,
        },
    ];
}
