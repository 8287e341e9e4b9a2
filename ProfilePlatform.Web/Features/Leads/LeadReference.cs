using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>What the documentation says of what visitors left.</summary>
internal static class LeadReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/leads", Caller.Owner, "Lists visitors who left an address.")
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["status"] = "\"new\", \"contacted\" or \"closed\"; all where it is not said.", ["q"] = "Stands in the address, the name or the notes.",
                ["format"] = "\"csv\" or \"xlsx\" for a table; JSON where it is not said.",
            },
            Faults = [Fault.Wrong("status", "Must be new, contacted or closed.")],
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30", "email": "tom@example.org", "name": "Tom Reed", "notes": "Hiring for a billing team",
                 "status": "new", "created_at": "2026-11-20T09:30:00+00:00", "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "owner_notes": "", "version": 1}], "total": 1, "page": 1}
                """,
        },
        new("PATCH /profiles/{slug}/leads/{id}", Caller.Owner, "Notes how far one is with a lead.")
        {
            About = "owner_notes are seen by nobody but the owner. With If-Match it is changed only where it is of that version.",
            Request = """{"status": "contacted", "owner_notes": "Wrote on Monday."}""",
            Answer = """
                {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30", "email": "tom@example.org", "name": "Tom Reed", "notes": "Hiring for a billing team",
                 "status": "contacted", "created_at": "2026-11-20T09:30:00+00:00", "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "owner_notes": "Wrote on Monday.", "version": 2}
                """,
            Faults = [Fault.Wrong("status", "Must be new, contacted or closed."), new Fault(412, "lead-changed", "The lead was changed meanwhile. Read it again.")],
        },
        new("DELETE /profiles/{slug}/leads/{id}", Caller.Owner, "Removes a lead for good.") { Status = 204 },
        new("GET /profiles/{slug}/unanswered", Caller.Owner, "Lists questions that nothing answers and that were not set aside.")
        {
            Answer = """
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31", "question": "Does Anna speak Dutch?", "created_at": "2026-11-20T09:30:00+00:00",
                 "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e"}], "total": 1, "page": 1}
                """,
        },
    ];
}
