using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Admin;

/// <summary>What the documentation says of lists for administrators.</summary>
internal static class AdminReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /admin/users", Caller.Admin, "Lists users, latest first.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e01", "email": "anna@example.org", "name": "anna", "is_admin": false, "slug": "anna-berg",
                 "created_at": "2026-11-20T09:30:00+00:00"}], "total": 1, "page": 1}
                """,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = "Part of an address or a name." },
        },
        new("GET /admin/jobs", Caller.Admin, "Lists work that waits, is being done or failed, and what is scheduled.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e20", "job": "indexing", "slug": "anna-berg", "state": "failed",
                 "requested_at": "2026-11-20T09:30:00+00:00", "started_at": "2026-11-20T09:30:01+00:00", "finished_at": "2026-11-20T09:30:02+00:00",
                 "cause": "The disk is full."}], "total": 1, "page": 1, "queued": 0, "running": 0, "failed": 1,
                 "schedule": [{"job": "index_sweep", "triggers": 1, "running": 0, "last_fired_at": "2026-11-20T09:30:00+00:00", "next_fire_at": "2026-11-20T09:30:30+00:00"}]}
                """,
            Faults = [Fault.Wrong("state", "Must be queued, running or failed.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Only work in this state: queued, running or failed." },
        },
        new("GET /system/index-history", Caller.Admin, "Lists indexing runs of all profiles, newest first.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e20", "slug": "anna-berg", "state": "done", "force": false,
                 "requested_at": "2026-11-20T09:30:00+00:00", "started_at": "2026-11-20T09:30:01+00:00", "finished_at": "2026-11-20T09:30:03+00:00", "chunks": 12,
                 "documents": [{"name": "cv.pdf", "state": "done", "chunks_added": 12, "chunks_kept": 0, "chunks_removed": 0, "split_by": "local",
                 "texts_dropped": 0, "error": null}], "error": null}], "total": 1, "page": 1}
                """,
        },
    ];
}
