namespace ProfilePlatform.Web.Features.Usage;

/// <summary>What language models are used for, in an owner's words.</summary>
internal static class OperationWords
{
    /// <summary>For example "Answers" for "chat"; an operation nobody has put into words keeps its name.</summary>
    public static string Of(string operation) => operation switch
    {
        "chat" => "Answers",
        "intent" => "Topics of questions",
        "follow_ups" => "Suggested questions",
        "split" => "Cutting documents",
        "embed" => "Making passages findable",
        "card_extract" => "Experience cards",
        "enhance" => "Rewriting",
        "theme" => "Colour themes",
        "query_cleanup" or "query_extract" => "People search",
        "why_matched" => "Reasons for a match",
        "match_score" or "match_rescore" => "Scoring matches",
        _ => operation,
    };

    /// <summary>The tone of its bars: what a visitor sees, what goes on beside it, what is read, and all else.</summary>
    public static int Tone(string operation) => operation switch
    {
        "chat" => 0,
        "intent" or "follow_ups" => 1,
        "split" or "embed" or "card_extract" => 2,
        _ => 3,
    };
}
