using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Notifications;

/// <summary>What the documentation says of notifications.</summary>
internal static class NotificationReference
{
    private const string Sent = """{"channel": "email", "state": "sent", "attempts": 1, "next_at": null, "sent_at": "2026-11-20T09:30:04+00:00", "fault": ""}""";

    private const string Lead = $$"""
        {"id": 41, "kind": "lead", "created_at": "2026-11-20T09:30:00+00:00", "subject": "New lead for Anna Berg: Tom Reed",
         "text": "Tom Reed left the address tom@example.org in a conversation with Anna Berg.", "quotes": ["Hiring for a billing team"],
         "link": "/owner/anna-berg/conversations/4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "deliveries": [{{Sent}}]}
        """;

    private const string Settings = """
        {"email": "anna@example.org", "has_email": true, "has_pushover": true, "pushover_user_set": false,
         "kinds": [{"kind": "lead", "title": "Leads", "about": "A visitor left an address in a conversation.", "email": true, "pushover": true}]}
        """;

    private const string Deliveries = "Each delivery is waiting, sending, sent, failed (given up) or dropped (its receiver may not have it any more). Without any, the notice is shown only.";

    private static readonly Fault NoAccount = new(409, "no-account", "The local admin has no account that could be told something. Sign in as somebody.");

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/notifications", Caller.Owner, "Lists what the owner of a profile was told of it, newest first.")
        {
            About = Deliveries,
            Answer = $$"""{"items": [{{Lead}}], "total": 1, "page": 1}""",
        },
        new("GET /me/notifications", Caller.Member, "Lists what you were told, newest first.")
        {
            About = Deliveries,
            Answer = $$"""{"items": [{{Lead}}], "total": 1, "page": 1}""",
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
        },
        new("GET /me/notifications/settings", Caller.MemberInPerson, "Reads by which ways you are told what.") { Answer = Settings, Faults = [NoAccount] },
        new("PATCH /me/notifications/settings", Caller.MemberInPerson, "Changes by which ways you are told what.")
        {
            About = "What is left out stays as it is. A kind without a way is shown on the pages only. The user key is Pushover's; empty takes it away.",
            Request = """{"pushover_user": "uQiRzpo4DXghDmr9QzzfQu27cmVRsG", "kinds": [{"kind": "lead", "email": true, "pushover": false}]}""",
            Answer = Settings,
            Faults = [Fault.Wrong("pushover_user", "Must be the 30 letters and digits of a user key, or empty for none."), NoAccount],
        },
        new("POST /me/notifications/test", Caller.MemberInPerson, "Sends you a test message by every way that is set up, and answers after the first try.")
        {
            Answer = $$"""
                {"id": 42, "kind": "test", "created_at": "2026-11-20T09:30:00+00:00", "subject": "This is a test", "text": "Messages from ProfilePlatform reach you here.", "quotes": [],
                 "link": "/account/notifications", "deliveries": [{{Sent}}]}
                """,
            Faults = [NoAccount, new Fault(429, "too-many-requests", "You had 5 test messages in an hour. Wait a while.")],
        },
    ];
}
