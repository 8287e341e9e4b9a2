using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Enhancement;

/// <summary>What the documentation says of rewriting.</summary>
internal static class EnhancementReference
{
    private const string Section = """
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e21", "kind": "experience", "original": "Was responsible for billing.", "enhanced": "Responsible for billing.",
         "state": "proposed", "blocked_facts": []}
        """;

    private const string Style = """{"source": "letter", "tone": "warm", "vocabulary_level": "standard", "sentence_length": 14}""";

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("POST /profiles/{slug}/enhance", Caller.Owner, "Rewrites the summary, all experiences and all projects, and answers when that is done.")
        {
            About = "One call of the language model for an ordinary profile. Nothing is shown before it is accepted. The status is completed, partial or failed; what is missing is "
                + "asked for by calling again, and what was rewritten before is not paid for twice. A section is proposed, blocked (it says what its original does not), "
                + "stale (the original was changed since), accepted, rejected, or missing. While a run with the same wish is under way its result comes back.",
            Request = """{"custom_prompt": "Emphasise technical leadership."}""",
            Answer = $$"""
                {"status": "completed", "enhanced_sections": {"professional_summary": null, "experiences_enhanced": 1, "projects_enhanced": 0 }, "sections": [{{Section}}],
                 "writing_style_used": {{Style}},
                 "llm_metadata": {"model": "openai/gpt-4o-mini", "tokens": 812, "calls": 1, "processing_time": 2.4, "sections_enhanced": 1, "sections_requested": 1,
                 "success_rate": "100.0%"} }
                """,
            Faults =
            [
                Fault.Wrong("custom_prompt", "Must not be longer than 500 characters."),
                new Fault(409, "enhancement-running", "A rewriting with another wish is under way."),
                new Fault(422, "nothing-to-enhance", "The profile has no summary and no cards with a text."),
                new Fault(503, "no-language-model", "No language model is set up on this server."),
                new Fault(503, "language-model-unavailable", "The language model does not answer just now."),
                new Fault(503, "budget-used-up", "The day's tokens are used up."),
                new Fault(503, "enhancement-running", "It takes longer than a request may and goes on; ask again for its result."),
            ],
        },
        new("PUT /profiles/{slug}/enhance/sections/{id}", Caller.Owner, "Accepts a rewriting, or a text in its place; or rejects it, and shows the original again.")
        {
            About = "A text is held against the original as a rewriting is: what the original does not say cannot be accepted. Sections of earlier runs are gone.",
            Request = """{"state": "accepted", "text": "Responsible for billing."}""",
            Answer = Section.Replace("proposed", "accepted", StringComparison.Ordinal),
            Faults =
            [
                Fault.Wrong("state", "Must be accepted or rejected."),
                new Fault(409, "section-stale", "The original was changed after this was written."),
                new Fault(409, "section-missing", "There is no rewriting of this section to accept."),
                new Fault(422, "unsupported-facts", "The text says what the original does not; blocked_facts names it."),
            ],
        },
        new("POST /profiles/{slug}/enhance/style", Caller.Owner, "Measures tone, vocabulary and sentence length of a letter that the owner wrote.")
        {
            About = "The letter itself is neither kept nor indexed. PDF, DOCX, TXT, CSV or MD.",
            RequestType = "multipart/form-data",
            Request = "file",
            Answer = Style,
            Faults =
            [
                Fault.Wrong("file", "Send one file in the form field \"file\"."),
                new Fault(413, "document-too-large", "A PDF may have 5 MB, other files 1 MB."),
                new Fault(415, "document-type", "The file is not what its name says, or of a kind that is not taken."),
                new Fault(422, "letter-too-short", "The letter holds too little prose to be measured."),
                new Fault(422, "document-encrypted", "The document is encrypted."),
                new Fault(422, "document-unreadable", "The document cannot be read."),
                new Fault(422, "document-empty", "There is no text in the document."),
                new Fault(422, "document-too-complex", "The document takes too much to read."),
                new Fault(503, "reader-unavailable", "Documents of this kind cannot be read on this server."),
            ],
        },
    ];
}
