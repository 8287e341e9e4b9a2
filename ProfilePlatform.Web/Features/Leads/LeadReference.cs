using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>What the documentation says of what visitors left.</summary>
internal static class LeadReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/leads", Caller.Owner, "Lists visitors who left an address.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30", "email": "tom@example.org", "name": "Tom Reed", "notes": "Hiring for a billing team",
                 "status": "new", "created_at": "2026-11-20T09:30:00+00:00", "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e"}], "total": 1, "page": 1}
                """,
        },
        new("GET /profiles/{slug}/unanswered", Caller.Owner, "Lists questions that the documents did not answer.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31", "question": "Does Anna speak Dutch?", "created_at": "2026-11-20T09:30:00+00:00",
                 "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e"}], "total": 1, "page": 1}
                """,
        },
    ];
}
