using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>What the documentation says of API keys.</summary>
internal static class ApiKeyReference
{
    private const string Key =
        """
        "id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "name": "Nightly script", "scope": "read", "prefix": "pp_5f0c2a9b41de", "created_at": "2026-11-20T09:30:00+00:00", "expires_at": null
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /me/api-keys", Caller.MemberInPerson, "Lists your API keys.")
        {
            About = "The keys themselves are not kept and cannot be shown.",
            Answer = $$"""{"items": [{ {{Key}}, "last_used_at": "2026-11-20T10:00:00+00:00"}], "total": 1, "page": 1}""",
        },
        new("POST /me/api-keys", Caller.MemberInPerson, "Makes an API key and shows it this once.")
        {
            About = "Send it as \"Authorization: Bearer …\". The scope is read or write; without expires_at it holds until it is revoked.",
            Request = """{"name": "Nightly script", "scope": "read", "expires_at": "2027-11-20T00:00:00Z"}""",
            Status = 201,
            Answer = $$"""{ {{Key}}, "key": "pp_5f0c2a9b41de_ (and 64 more characters)"}""",
            Faults =
            [
                Fault.Wrong("scope", "Must be \"read\" or \"write\"."),
                new Fault(409, "too-many-api-keys", "There are 20 keys already. Revoke one first."),
                new Fault(409, "no-account", "The local admin has no account that a key could belong to. Sign in as somebody."),
            ],
        },
        new("DELETE /me/api-keys/{id}", Caller.MemberInPerson, "Revokes an API key at once.") { Status = 204, Faults = [Fault.Missing] },
    ];
}
