using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Chat.Archive;

/// <summary>What the documentation says of stored conversations.</summary>
internal static class ArchiveReference
{
    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/conversations", Caller.Owner, "Lists the conversations with a twin.")
        {
            About = "Filters leave conversations with a turn that fits all of them; a table has each turn of those.",
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["q"] = "Stands in the question, the answer or the comment.", ["answered"] = "\"yes\" or \"no\".", ["feedback"] = "\"helpful\" or \"not-helpful\".",
                ["topic"] = "A topic of the question.", ["from"] = "First day, in UTC: 2026-11-20.", ["to"] = "Last day.",
                ["format"] = "\"csv\" or \"xlsx\" for a table; JSON where it is not said.",
            },
            Faults = [Fault.Wrong("answered", "Must be yes or no.")],
            Answer = """
                {"items": [{"session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "first_question": "Where did Anna work?", "turns": 2,
                 "started_at": "2026-11-20T09:30:00+00:00", "last_turn_at": "2026-11-20T09:31:00+00:00", "unanswered": 0, "unsupported": 0, "engine": "local"}],
                 "total": 1, "page": 1}
                """,
        },
        new("GET /profiles/{slug}/conversations/{session_id}", Caller.Owner, "Reads a conversation, turn by turn.")
        {
            Answer = """
                {"session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "started_at": "2026-11-20T09:30:00+00:00", "last_turn_at": "2026-11-20T09:31:00+00:00",
                 "items": [{"turn": 1, "asked_at": "2026-11-20T09:30:00+00:00", "question": "Where did Anna work?", "answer": "Senior Engineer, Nordwind GmbH. [1]",
                 "citations": [], "topics": ["experience"], "engine": "local", "answered": true, "interrupted": false,
                 "tokens_used": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0, "call_count": 0}, "feedback": {"helpful": true, "comment": ""},
                 "chunk_ids": ["5e1f…"], "unsupported": []}], "total": 1, "page": 1}
                """,
        },
    ];
}
