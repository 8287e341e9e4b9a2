using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>Asks a model which topics a question is about; finds them locally where it does not say.</summary>
internal sealed class IntentQuestion(
    StructuredAnswers answers, SystemPrompts prompts, TurnLimits limits, TimeProvider time, ILogger<IntentQuestion> logger)
{
    private const int Most = 3;
    private const int LongestPrevious = 300;

    /// <summary>Topics, most likely first; empty where the question is about none.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(TwinTurn turn, Question parsed, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(limits.Intent - time.GetElapsedTime(turn.Started), time, cancellationToken);
        try
        {
            var wording = (await prompts.CurrentAsync(deadline.Token)).Compose(IntentWords.Prompt);
            var reply = await answers.AskListAsync<string>(turn.Call(LlmOperation.Intent), Compose(turn, wording), null, askAgain: false, deadline.Token);
            return reply.Parsed && Known(reply.Value) is var known && (known.Count > 0 || reply.Value.Count == 0) ? known : parsed.Topics;
        }
        catch (Exception exception) when (deadline.TurnGoesOn)
        {
            logger.StepFailed("intent", exception);
            return parsed.Topics;
        }
    }

    private static List<string> Known(IReadOnlyList<string> topics) =>
        [.. topics.Select(topic => topic.Trim().ToLowerInvariant()).Where(Topics.All.Contains).Distinct().Take(Most)];

    private static List<ChatMessage> Compose(TwinTurn turn, string wording)
    {
        var message = PromptText.Clean(turn.Question.Text, TurnRunner.LongestMessage);
        // "And before that?" can only be sorted together with what it follows.
        var text = turn.Question.PreviousTurns is [.., var last]
            ? $"Earlier question: {PromptText.Line(last.Question, LongestPrevious)}\nQuestion to sort: {message}"
            : $"Question to sort: {message}";
        return [new ChatMessage(ChatRole.System, wording), new ChatMessage(ChatRole.User, text)];
    }
}
