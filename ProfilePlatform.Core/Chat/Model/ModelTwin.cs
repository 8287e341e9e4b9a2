using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// A person's twin with a language model: topics, passages, an answer of checked sentences. Whatever the model does, what comes back is a
/// clear state: sentences that were shown, or nothing, and then the local twin answers.
/// </summary>
internal sealed class ModelTwin(
    LanguageModel model, IntentQuestion intent, Retriever retriever, CitationSources sources, ProfilePrompts prompts, SystemPrompts system,
    TokenCounter tokens, LlmOperations operations, ModelTwinOptions options, TurnLimits limits, TimeProvider time, ILogger<ModelTwin> logger)
{
    private readonly ModelSpeech _speech = new(model);

    /// <summary>False: there is no model, and nothing here is to be called.</summary>
    public bool IsConfigured => model.IsConfigured;

    /// <summary>Answers, and publishes topics and sentences as they come.</summary>
    public async Task<ModelReply> AnswerAsync(TwinTurn turn, CancellationToken cancellationToken)
    {
        var question = turn.Question;
        var previous = question.PreviousTurns is [.., var last] ? last.Question : null;
        var parsed = Question.Parse(question.Text, question.DisplayName, previous);
        // Most of the search needs no topics, so it does not wait for them; SQLite works on the caller's thread, so it gets one of its own.
        var finding = Task.Run(() => retriever.FindAsync(question.ProfileId, parsed, cancellationToken), cancellationToken);
        var topics = await intent.FindAsync(turn, parsed, cancellationToken);
        turn.Running.Publish(new IntentFound(topics));

        var retrieved = await retriever.ChooseAsync(question.ProfileId, parsed with { Topics = topics }, await finding, topics, null, cancellationToken);
        var passages = retrieved.Chunks.Select(found => found.Chunk).ToList();
        var documents = await sources.ReadAsync(question.ProfileId, passages.Select(chunk => chunk.DocumentId).ToHashSet(), cancellationToken);
        // A text of the owner's own is changed at once, its passages soon after: a model never sees what does not hold any more.
        passages.RemoveAll(chunk => documents.GetValueOrDefault(chunk.DocumentId)?.Cite(chunk.Span, chunk.Text, 1) is null);

        var fence = new Fence();
        var wishes = OwnerLayer.Texts(question.DisplayName, await prompts.CurrentAsync(question.ProfileId, cancellationToken));
        var opening = (await system.CurrentAsync(cancellationToken)).Of(AnswerWords.Prompt);
        var messages = AnswerPrompt.Compose(
            fence,
            opening,
            OwnerLayer.Of(question.DisplayName, wishes),
            [.. passages.Select(chunk => new NamedPassage(documents[chunk.DocumentId].Name, chunk))],
            ChatHistory.Of(turn.Earlier, turn.Sent, text => tokens.Count(operations.For(LlmOperation.Chat).Model, text)),
            question.Text);
        var check = new GroundingCheck(new GroundingSources(passages, question.DisplayName, question.FirstName, turn.Visitor.All));
        var guard = new ReplyGuard(passages.Select(chunk => chunk.Text), fence, [.. AnswerPrompt.OwnWords(opening), wishes.Persona, wishes.Scope, wishes.Tone, wishes.FollowupStyle]);
        var shown = new ShownReply(turn, passages, check, guard, sources, options.MarksUnsupported);
        var tools = new ToolCalls(turn.Visitor);
        var failed = !await SpeaksAsync(turn, messages, tools, shown, cancellationToken);
        return new ModelReply(topics, [.. passages.Select(chunk => chunk.Id)], shown, tools, failed)
        {
            IsClosed = !await sources.IsOpenAsync(question.ProfileId, CancellationToken.None),
        };
    }

    // True where the model came to its end. What was shown before a failure stays, also where it is the turn that ends.
    private async Task<bool> SpeaksAsync(
        TwinTurn turn, List<ChatMessage> messages, ToolCalls tools, ShownReply shown, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(limits.Answer - time.GetElapsedTime(turn.Started), time, cancellationToken);
        try
        {
            await _speech.SpeakAsync(turn, messages, tools, shown, deadline.Token);
            return true;
        }
        catch (Exception exception) when (deadline.TurnGoesOn || shown.HasText)
        {
            logger.StepFailed("chat", exception);
            if (shown.HasText)
            {
                shown.Interrupt();
            }

            return false;
        }
    }
}
