using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Prompts.Platform;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>A passage with the name of its document.</summary>
internal sealed record NamedPassage(string Document, Chunk Chunk);

/// <summary>The messages that ask a model for an answer.</summary>
internal static class AnswerPrompt
{
    private const int LongestPassage = 4_000;
    private const int LongestHeading = 160;

    /// <summary>The platform's own words in the prompt: a reply that recites them is not shown.</summary>
    public static IReadOnlyList<string> OwnWords(string opening) => [opening, AnswerWords.AboutWishes, AnswerWords.Rules, AnswerWords.AboutPassages];

    /// <summary>One system message (the platform's opening, wishes, rules, passages), the conversation so far, the visitor's message.</summary>
    public static List<ChatMessage> Compose(
        Fence fence, string opening, string ownerLayer, IReadOnlyList<NamedPassage> passages, IReadOnlyList<ChatMessage> history, string message)
    {
        var quoted = string.Join("\n\n", passages.Select(Show));
        var system = $"{opening}\n\n{AnswerWords.AboutWishes}\n{fence.Around("wishes", ownerLayer)}\n\n{AnswerWords.Rules}\n\n{AnswerWords.AboutPassages}\n{fence.Around("passages", quoted)}";
        return [new ChatMessage(ChatRole.System, system), .. history, new ChatMessage(ChatRole.User, PromptText.Clean(message, TurnRunner.LongestMessage))];
    }

    private static string Show(NamedPassage passage)
    {
        var heading = PromptText.Line(passage.Chunk.Heading, LongestHeading);
        var source = PromptText.Line(passage.Document, LongestHeading) + (heading.Length > 0 ? ", under: " + heading : "");
        return $"(from {source})\n{PromptText.Clean(passage.Chunk.Text, LongestPassage)}";
    }
}
