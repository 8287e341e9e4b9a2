using System.Globalization;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Chat.Archive;

/// <summary>Facts of stored conversations in words.</summary>
internal static class ArchiveWords
{
    /// <summary>Who wrote the answers: "local", "llm" or "mixed".</summary>
    public static string Engine(string engine) => engine switch
    {
        "llm" => "The model’s answer",
        "mixed" => "Answers of the model and without it",
        _ => "Answered without a model",
    };

    /// <summary>For example "1,280 tokens in 3 calls"; empty where none were used.</summary>
    public static string Tokens(ChatTurn turn) => turn.PromptTokens + turn.CompletionTokens == 0 && turn.CallCount == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"{SpokenTime.Counted(turn.PromptTokens + turn.CompletionTokens, "token")} in {SpokenTime.Counted(turn.CallCount, "call")}");

    /// <summary>For example "2 sentences that your documents do not support".</summary>
    public static string HeldBack(int sentences) =>
        $"{SpokenTime.Counted(sentences, "sentence")} that your documents do not support";

    /// <summary>For example "2 sentences not in your documents’ own words".</summary>
    public static string Replaced(int sentences) =>
        $"{SpokenTime.Counted(sentences, "sentence")} not in your documents’ own words";
}
