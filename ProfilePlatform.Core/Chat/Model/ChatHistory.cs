using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>The conversation so far as a model is shown it: the latest messages that fit the budget, oldest first.</summary>
internal static partial class ChatHistory
{
    /// <summary>Tokens of all earlier messages together: with the passages and the rules, a whole turn stays near 2,000.</summary>
    public const int Budget = 350;

    private const int MostMessages = 12;
    private const int LongestMessage = 700;

    /// <summary>
    /// A known conversation speaks for itself; what a visitor sends along counts only without one. It may be invented, which does no harm:
    /// no rule and no check takes an earlier message for a source.
    /// </summary>
    /// <param name="earlier">The stored turns, in order.</param>
    /// <param name="sent">What the visitor sent along.</param>
    /// <param name="count">Counts the tokens of a text.</param>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatTurn> earlier, IReadOnlyList<HistoryMessage> sent, Func<string, int> count)
    {
        var all = earlier.Count > 0 ? earlier.TakeLast(MostMessages).SelectMany(Pair).ToList() : [.. sent.Select(Message)];
        var kept = new LinkedList<ChatMessage>();
        var left = Budget;
        foreach (var message in all.TakeLast(MostMessages).Reverse())
        {
            left -= count(message.Text);
            if (left < 0)
            {
                break;
            }

            kept.AddFirst(message);
        }

        // An answer without its question tells nothing, and some providers refuse it.
        while (kept.First is { Value: var first } && first.Role != ChatRole.User)
        {
            kept.RemoveFirst();
        }

        return [.. kept];
    }

    private static IEnumerable<ChatMessage> Pair(ChatTurn turn) => turn.Answer.Length == 0 ? [] :
    [
        new(ChatRole.User, PromptText.Clean(turn.Question, LongestMessage)),
        new(ChatRole.Assistant, PromptText.Clean(Marker().Replace(turn.Answer, ""), LongestMessage)),
    ];

    private static ChatMessage Message(HistoryMessage message) =>
        new(message.Role == "assistant" ? ChatRole.Assistant : ChatRole.User, PromptText.Clean(message.Content, LongestMessage));

    // A model imitates the markers that it sees.
    [GeneratedRegex(@"\s*\[\d{1,3}\]")]
    private static partial Regex Marker();
}
