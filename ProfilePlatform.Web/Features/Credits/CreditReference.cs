using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>What the documentation says of credits.</summary>
internal static class CreditReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /me/credits", Caller.Member, "Reads your balance of credits and what changed it, latest first.")
        {
            Answer = """{"balance": 94, "items": [{"at": "2026-11-20T12:00:00+00:00", "amount": -6, "reason": "search"}], "total": 2, "page": 1}""",
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
        },
    ];

    public static IReadOnlyList<RouteDoc> ForAdmins { get; } =
    [
        new("POST /admin/users/{id}/credits", Caller.Admin, "Gives a user credits, with a reason.")
        {
            Request = """{"amount": 50, "reason": "Helped with the event"}""",
            Answer = """{"balance": 144}""",
            Faults = [Fault.Wrong("amount", "Must be 1 to 1000000."), Fault.Missing],
        },
    ];
}
