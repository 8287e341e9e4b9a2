using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>What the documentation says of logs.</summary>
internal static class LogReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /logs/{log_type}", Caller.Admin, "Reads the latest lines of a log, newest last.")
        {
            Answer = """
                {"items": [{"at": "2026-11-20T12:00:00+00:00", "level": "INFO", "actor": "anon", "request_id": "4f1c2a9b7d03",
                  "category": "Features.Logs.Requests", "message": "POST /api/profiles/{slug}/chat answered 200 in 41 ms"}]}
                """,
            Faults = [Fault.Wrong("lines", "Must be a whole number from 1 to 1,000."), Fault.Missing],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["log_type"] = "app, indexing, chat or profile.",
                ["lines"] = "How many, 1 to 1,000; 200 where it is not said.",
                ["slug"] = "Whose log, for the type profile.",
            },
        },
    ];
}
