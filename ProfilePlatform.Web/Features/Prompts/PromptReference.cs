using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>What the documentation says of the owner's layer of prompts.</summary>
internal static class PromptReference
{
    private const string Texts =
        """
        "persona": "Speaks for Anna like a colleague.", "scope": "Work and education.", "tone": "Plain and brief.", "welcome": "Ask me about Anna's work.", "followup_style": "Short questions."
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/prompts", Caller.Owner, "Reads how a twin speaks.") { Answer = $$"""{ {{Texts}}, "version": 3}""" },
        new("PATCH /profiles/{slug}/prompts", Caller.Owner, "Changes how a twin speaks.")
        {
            About = "Each change is a version. An empty text stands for the platform's. With \"version\" or If-Match a change made meanwhile is not overwritten.",
            Request = """{"tone": "Dry, with figures.", "version": 3}""",
            Answer = $$"""{ {{Texts}}, "version": 4}""",
            Faults =
            [
                Fault.Wrong("tone", "Must not be longer than 500 characters."),
                new Fault(409, "prompts-changed", "Somebody changed these texts meanwhile. Nothing was changed; read them again."),
            ],
        },
        new("POST /profiles/{slug}/prompts/restore", Caller.Owner, "Goes back to the platform's texts.") { Answer = $$"""{ {{Texts}}, "version": 5}""" },
        new("GET /profiles/{slug}/prompts/versions", Caller.Owner, "Lists all versions, newest first.")
        {
            Answer = $$"""{"items": [{"number": 4, "created_at": "2026-11-20T09:30:00+00:00", "author": "anna@example.org", {{Texts}}}], "total": 1, "page": 1}""",
        },
    ];
}
