using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Audit;

/// <summary>What the documentation says of the audit trail.</summary>
internal static class AuditReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /admin/audit", Caller.Admin, "Lists who did what, newest first.")
        {
            About = "Entries are never changed or removed.",
            Answer = """
                {"items": [{"id": 412, "at": "2026-11-20T09:30:00+00:00", "actor_kind": "member", "actor_id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e01",
                 "actor": "anna@example.org", "action": "api-key.created", "subject_kind": "api-key", "subject_id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40",
                 "details": {"scope": "read"}, "address": "192.0.2.7", "request_id": "0HNH3C5RFB9QV:00000001"}], "total": 1, "page": 1}
                """,
            Faults = [Fault.Wrong("from", "Must be a day like 2026-11-20, or a time like 2026-11-20T09:30:00Z.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["actor"] = "A user's id or e-mail address, or a kind: anonymous, member, admin, local-admin, api-key, platform.",
                ["action"] = "An act, such as profile.created, or the beginning of it up to a dot: profile.",
                ["subject"] = "The id of a thing, or a kind: user, profile, api-key, prompt.",
                ["from"] = "From this day or time on.",
                ["to"] = "Up to this day, which is included, or before this time.",
            },
        },
    ];
}
