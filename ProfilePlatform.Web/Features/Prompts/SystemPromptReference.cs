using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>What the documentation says of the platform's prompts.</summary>
internal static class SystemPromptReference
{
    private const string Shown = """
        {"split": "You file a document … The topics:\n{{topics}}", "intent": "You sort questions … The parts:\n{{topics}}",
         "answer": "You are the digital twin of one professional.", "followup": "You suggest what a visitor could ask next …", "version": 2,
         "locked": {"split": "Answer with a JSON array and nothing else …", "answer": "RULES …"}, "placeholders": {"split": ["{{topics}}"], "answer": []}}
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /system/prompts", Caller.Admin, "Reads what the platform tells a language model.")
        {
            About = "\"locked\" is always said after the words and cannot be changed: the rules of grounding, and the form of the answer.", Answer = Shown,
        },
        new("PATCH /system/prompts", Caller.Admin, "Changes what the platform tells a language model, from the next call on.")
        {
            About = "Each change is a version. An empty text stands for the default. Placeholders must be kept.",
            Request = """{"answer": "You speak for one professional.", "version": 2}""",
            Answer = Shown,
            Faults =
            [
                Fault.Wrong("split", "Must hold the placeholder {{topics}}."),
                new Fault(409, "prompts-changed", "Somebody changed these texts meanwhile. Nothing was changed; read them again."),
            ],
        },
        new("POST /system/prompts/restore", Caller.Admin, "Goes back to the prompts that the platform came with.") { Answer = Shown },
    ];
}
