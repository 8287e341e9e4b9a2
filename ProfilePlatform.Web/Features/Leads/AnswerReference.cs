using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Leads;

/// <summary>What the documentation says of open questions and of an owner's own answers.</summary>
internal static class AnswerReference
{
    private const string Ids = """{"question_ids": ["0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31"]}""";

    private const string Answer = """
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e32", "question": "Does Anna speak Dutch?", "answer": "Yes, at level B2.", "is_correction": false,
         "created_at": "2026-11-20T09:30:00+00:00", "updated_at": "2026-11-20T09:30:00+00:00", "version": 1}
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/unanswered/groups", Caller.Owner, "Lists open questions, those that ask the same together.")
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "\"dismissed\" for those that were set aside; open ones where it is not said." },
            Answer = """
                {"items": [{"question": "Does Anna speak Dutch?", "count": 3, "last_asked_at": "2026-11-20T09:30:00+00:00", "session_id": "4f1c0d6e2b7a49d3a5c8e9f00b1d2c3e",
                 "question_ids": ["0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31"], "wordings": ["Can she speak Dutch?"]}]}
                """,
        },
        new("POST /profiles/{slug}/unanswered/dismiss", Caller.Owner, "Sets questions aside.") { Request = Ids, Answer = Ids, Faults = [Fault.Wrong("question_ids", "Must name 1 to 1,000 questions.")] },
        new("POST /profiles/{slug}/unanswered/reopen", Caller.Owner, "Takes questions up again that were set aside.") { Request = Ids, Answer = Ids, Faults = [Fault.Wrong("question_ids", "Must name 1 to 1,000 questions.")] },
        new("GET /profiles/{slug}/answers", Caller.Owner, "Lists the owner's own answers, newest first.")
        {
            Answer = $$"""{"items": [{{Answer}}], "total": 1, "page": 1}""",
        },
        new("POST /profiles/{slug}/answers", Caller.Owner, "Answers a question in the owner's own words.")
        {
            About = "The twin cites it from then on as \"Answers by\" and the owner's name. The open questions of question_ids are answered with it; session_id and turn make it the correction of an answer that was given.",
            Request = """{"question": "Does Anna speak Dutch?", "answer": "Yes, at level B2.", "question_ids": ["0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e31"]}""",
            Status = 201,
            Answer = Answer,
            Faults =
            [
                Fault.Wrong("answer", "Must hold 1 to 2,000 characters."), new Fault(409, "answered-already", "It has an answer already. Change that one."),
            ],
        },
        new("PUT /profiles/{slug}/answers/{id}", Caller.Owner, "Changes an own answer.")
        {
            About = "With If-Match it is changed only where it is of that version.",
            Request = """{"question": "Does Anna speak Dutch?", "answer": "Yes, at level C1."}""",
            Answer = Answer,
            Faults = [Fault.Wrong("answer", "Must hold 1 to 2,000 characters."), new Fault(412, "answer-changed", "The answer was changed meanwhile. Read it again.")],
        },
        new("DELETE /profiles/{slug}/answers/{id}", Caller.Owner, "Takes an own answer back; its questions are open again.") { Status = 204 },
    ];
}
