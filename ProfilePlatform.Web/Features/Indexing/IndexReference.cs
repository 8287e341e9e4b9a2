using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Indexing;

/// <summary>What the documentation says of indexing.</summary>
internal static class IndexReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/index", Caller.Owner, "Reads what is indexed, and how the latest run goes.")
        {
            About = "The state is idle, queued, running or failed.",
            Answer = """
                {"state": "idle", "chunks": 12, "topics": {"experience": 8, "skills": 4}, "run": {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e20", "state": "done",
                 "started_at": "2026-11-20T09:30:01+00:00", "finished_at": "2026-11-20T09:30:03+00:00", "error": null, "documents": [{"name": "cv.pdf",
                 "state": "done", "chunks_added": 12, "chunks_kept": 0, "chunks_removed": 0, "split_by": "local", "texts_dropped": 0, "error": null}]}}
                """,
        },
        Start("POST /profiles/{slug}/index", "Indexes what changed."),
        Start("POST /profiles/{slug}/index/force", "Indexes everything again."),
    ];

    private static RouteDoc Start(string route, string summary) => new(route, Caller.Owner, summary)
    {
        About = "While a run is unfinished, that one's id comes back.",
        Status = 202,
        Answer = """{"run_id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e20"}""",
    };
}
