using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>What the documentation says of conversations with a twin.</summary>
internal static class ChatReference
{
    private const string Question = """{"message": "Where did Anna work?", "session_id": null, "history": []}""";

    private const string Answer = """
        {"answer": "Senior Engineer, Nordwind GmbH. [1]", "citations": [{"marker": 1, "document": "cv.pdf", "page": 1, "start": 52, "end": 83,
         "quote": "Senior Engineer, Nordwind GmbH", "document_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
         "followups": ["What did Anna build at Nordwind?", "Which skills does Anna have?", "Where did Anna study?"],
         "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e", "turn": 1,
         "tokens_used": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0, "call_count": 0}, "engine": "local", "answered": true, "interrupted": false}
        """;

    private static readonly IReadOnlyList<Fault> Refusals =
    [
        Fault.Wrong("message", "Must have 1 to 2,000 characters."), Fault.Missing,
        new Fault(429, "too-many-requests", "Too many messages. Retry-After says when to go on."),
        new Fault(503, "turn-failed", "The answer could not be completed."),
    ];

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("POST /profiles/{slug}/chat", Caller.Anyone, "Asks a person's twin and waits for the whole answer.")
        {
            About = "Without a session_id that is known a new conversation begins; history counts only then.",
            Request = Question, Answer = Answer, Faults = Refusals,
        },
        new("POST /profiles/{slug}/chat/stream", Caller.Anyone, "Asks a person's twin and gets the answer as it comes.")
        {
            About = "Server-sent events: intent, delta, citation, followups, then done with the whole answer, or error with a problem.",
            Request = Question,
            AnswerType = "text/event-stream",
            Answer = "event: intent\ndata: {\"topics\":[\"experience\"]}\n\nevent: delta\ndata: {\"text\":\"Senior Engineer, Nordwind GmbH.\"}\n",
            Faults = Refusals,
        },
        new("GET /profiles/{slug}/chat/welcome", Caller.Anyone, "Reads the twin's greeting and three questions to begin with.")
        {
            Answer = """{"welcome": "Ask me about Anna's work.", "followups": ["Where did Anna work?", "What has Anna built?", "What did Anna study?"]}""",
            Faults = [Fault.Missing],
        },
        new("POST /profiles/{slug}/chat/{session_id}/feedback", Caller.Anyone, "Says whether an answer helped.")
        {
            Request = """{"turn": 1, "helpful": true, "comment": "Just what I needed."}""",
            Status = 204,
            Faults = [Fault.Wrong("turn", "Is missing."), Fault.Missing],
        },
    ];
}
