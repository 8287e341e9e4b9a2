using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Decisions;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Enhancement;

/// <summary>What the page and the API say of runs, sections and styles.</summary>
internal static class EnhanceWords
{
    /// <summary>Why the language model gave nothing.</summary>
    public static string Fault(string fault) => fault switch
    {
        "" => "",
        "over_budget" => "The day’s tokens are used up. It begins anew at midnight UTC.",
        "key_refused" or "request_refused" => "The language model refuses requests. An administrator has to look at its settings.",
        "throttled" => "The language model is asked too often just now. Try again in a minute.",
        "error" => "Something went wrong on our side. What was rewritten before that is kept; try again.",
        _ => "The language model does not answer just now. Try again in a minute; what was rewritten is kept and not asked for again.",
    };

    /// <summary>The code of a problem.</summary>
    public static string FaultCode(string fault) => fault == "over_budget" ? "budget-used-up" : "language-model-unavailable";

    public static string Kind(SectionKind kind) => kind.ToString();

    /// <summary>A section's state in a word.</summary>
    public static string State(SectionView view) => view.StateName switch
    {
        "pending" => "Being rewritten",
        "proposed" => "Proposed",
        "blocked" => "Blocked",
        "stale" => "Original changed",
        "accepted" => "Accepted",
        "rejected" => "Original shown",
        _ => "No rewriting came",
    };

    public static string Tag(SectionView view) => view.StateName switch
    {
        "accepted" => "tag live",
        "blocked" or "missing" => "tag lost",
        "stale" => "tag needs-you",
        _ => "tag",
    };

    public static string Style(WritingStyle style) => style.Source switch
    {
        "letter" => $"From your sample letter: {Measures(style)}.",
        "documents" => $"From your documents: {Measures(style)}.",
        _ => "Nothing is known of how you write: a plain professional style is asked for.",
    };

    /// <summary>"9 sections in 1 call, likely about 2,100 tokens".</summary>
    public static string Cost(Core.Enhancement.Runs.EnhancementCost cost)
    {
        var kept = cost.Kept > 0 ? $" {SpokenTime.Counted(cost.Kept, "section")} of them {(cost.Kept == 1 ? "is" : "are")} kept from before and cost{(cost.Kept == 1 ? "s" : "")} nothing." : "";
        return cost.Calls == 0 && cost.Sections > 0 ? $"{SpokenTime.Counted(cost.Sections, "section")}, all kept from before: no call, no tokens."
            : $"{SpokenTime.Counted(cost.Sections, "section")} in {SpokenTime.Counted(cost.Calls, "call")}: {cost.PromptTokens:N0} tokens sent and about {cost.CompletionTokens:N0} received.{kept}";
    }

    private static string Measures(WritingStyle style) => $"{style.Tone} tone, {style.VocabularyLevel} vocabulary, {style.SentenceLength} words a sentence";
}
