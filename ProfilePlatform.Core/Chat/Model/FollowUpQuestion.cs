using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Prompts.Platform;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// Asks a model what could be asked next. A suggestion is put into the visitor's mouth when it is clicked, so it must be a plain question:
/// whether the documents answer it is tried by <see cref="LocalTwin.SuggestAsync"/>, as for every suggestion.
/// </summary>
internal sealed partial class FollowUpQuestion(
    StructuredAnswers answers, ProfilePrompts prompts, SystemPrompts system, TurnLimits limits, TimeProvider time, ILogger<FollowUpQuestion> logger)
{
    /// <summary>Most UTF-16 code units of a suggestion.</summary>
    public const int Longest = 120;

    private const int Wanted = 4;
    private const int MostFacts = 12;
    private const int MostAsked = 8;
    private const int LongestFact = 80;
    private const int LongestAnswer = 600;

    /// <summary>Plain questions, at most <see cref="Wanted"/>; none where the model gave none.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(TwinTurn turn, string answer, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(limits.FollowUps - time.GetElapsedTime(turn.Started), time, cancellationToken);
        try
        {
            var prompt = await prompts.CurrentAsync(turn.Question.ProfileId, cancellationToken);
            var wording = (await system.CurrentAsync(deadline.Token)).Compose(FollowUpWords.Prompt);
            var reply = await answers.AskListAsync<string>(
                turn.Call(LlmOperation.FollowUps), Compose(turn, wording, prompt, answer), Problem, askAgain: false, deadline.Token);
            return reply.Parsed ? [.. reply.Value.Select(question => question.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(Wanted)] : [];
        }
        catch (Exception exception) when (deadline.TurnGoesOn)
        {
            logger.StepFailed("follow-ups", exception);
            return [];
        }
    }

    /// <summary>What keeps a text from being offered; null for a plain question.</summary>
    internal static string? Problem(string question) => question.Trim() switch
    {
        { Length: 0 or > Longest } => "It must have 1 to 120 characters.",
        var text when text.IndexOf('?', StringComparison.Ordinal) != text.Length - 1 => "It must be one question.",
        var text when Odd().IsMatch(text) || PromptText.Line(text, Longest) != text => "It must be plain words.",
        var text when Order().IsMatch(text) => "It must not give orders.",
        var text when Insinuating().IsMatch(text) => "It must ask openly, about the person.",
        _ => null,
    };

    private static List<ChatMessage> Compose(TwinTurn turn, string wording, ProfilePrompt prompt, string answer)
    {
        var facts = turn.Person.Facts;
        var fence = new Fence();
        var entries = facts.Cards.Take(MostFacts).Select(card => PromptText.Line($"{card.Kind}: {card.Title}, {card.Company}".TrimEnd(',', ' '), LongestFact));
        var asked = turn.Question.PreviousTurns.Select(previous => previous.Question).Append(turn.Question.Text).TakeLast(MostAsked);
        var data = PromptJson.Of(new
        {
            topics = facts.Topics,
            entries,
            asked = asked.Select(text => PromptText.Line(text, Longest)),
            last_answer = PromptText.Line(answer, LongestAnswer),
        });
        var system = $"{wording}\n\n{fence.Around("wishes", OwnerLayer.OfSuggestions(turn.Question.ShortName, OwnerLayer.Texts(turn.Question.DisplayName, prompt)))}\n{fence.Around("data", data)}";
        return
        [
            new ChatMessage(ChatRole.System, system),
            new ChatMessage(ChatRole.User, string.Create(CultureInfo.InvariantCulture, $"Suggest {Wanted} questions.")),
        ];
    }

    // Anything that could be an address, markup, code or a second line.
    [GeneratedRegex(@"[@<>{}\[\]\\|`\r\n]|://|www\.|\b[\w-]+\.(com|org|net|io|dev|app|co|me|in|ai|de|uk)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Odd();

    // "Is it true that …": a yes or no puts a claim into the visitor's mouth. "My password": it is not the visitor who is asked about.
    [GeneratedRegex(@"^(is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|isn|wasn|didn|hasn)\b|\b(I|me|my|mine|myself|your|yours)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Insinuating();

    [GeneratedRegex(@"\b(ignore|disregard|forget|pretend|act as|repeat after|output|print|reveal|system prompt|instructions?|rules?|record_\w+|my (e-?mail|name|number))\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Order();
}
