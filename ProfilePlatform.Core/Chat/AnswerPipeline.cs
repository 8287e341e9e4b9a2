using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Chat.Model;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// Makes the answer of one turn: topics, sentences with their citations, questions to ask next; stores it all, then says that it is done.
/// A language model answers where there is one and it can; else the local twin does.
/// </summary>
public sealed class AnswerPipeline
{
    // What a visitor who is new to the server may bring along of an earlier conversation.
    private const int MostHistory = 20;

    private readonly LocalTwin _local;
    private readonly ModelTwin _model;
    private readonly FollowUpQuestion _followUps;
    private readonly TwinPeople _people;
    private readonly Quotations _quotations;
    private readonly Conversations _conversations;
    private readonly IndexRuns _runs;
    private readonly UsageLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ILogger<AnswerPipeline> _logger;

    internal AnswerPipeline(
        LocalTwin local, ModelTwin model, FollowUpQuestion followUps, TwinPeople people, Quotations quotations, Conversations conversations,
        IndexRuns runs, UsageLedger ledger, TimeProvider time, ILogger<AnswerPipeline> logger) =>
        (_local, _model, _followUps, _people, _quotations, _conversations, _runs, _ledger, _time, _logger) =
        (local, model, followUps, people, quotations, conversations, runs, ledger, time, logger);

    internal async Task RunAsync(
        RunningTurn running, ChatTurn turn, IReadOnlyList<ChatTurn> earlier, TurnRequest request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var person = await _people.FindAsync(request.ProfileId, cancellationToken)
            ?? throw new InvalidOperationException("The profile is gone.");
        if (await _runs.RepairAsync(request.ProfileId, person.IndexVersion, cancellationToken))
        {
            // A refusal would be a lie: the documents were not looked at.
            running.Publish(new TurnFailed("The documents are being read again just now. Ask again in a minute."));
            return;
        }

        var question = new TwinQuestion(request.ProfileId, person.DisplayName, person.FirstName, request.Message, Previous(earlier, request.History));
        var work = new TwinTurn(running, person, question, earlier, request.History, started);
        try
        {
            await AnswerAsync(work, turn, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nothing was shown. What the visitor left is kept all the same, and the turn is seen to have been stopped.
            turn.Interrupted = true;
            turn.Spend(work.Meter);
            await _conversations.StopTurnAsync(turn, VisitorRecords.Of(work.Visitor, null), CancellationToken.None);
            _logger.TurnStopped(turn.ProfileId, turn.Number);
            throw;
        }
    }

    private async Task AnswerAsync(TwinTurn work, ChatTurn turn, CancellationToken cancellationToken)
    {
        var reply = _model.IsConfigured ? await _model.AnswerAsync(work, cancellationToken) : null;
        if (reply is { IsClosed: true })
        {
            await CloseAsync(work, turn, reply);
            return;
        }

        var answer = reply is { Shown.HasText: true } ? FromModel(work, reply) : await FromLocalAsync(work, reply, cancellationToken);
        var followups = await SuggestAsync(work, reply, answer.Text, cancellationToken);
        work.Running.Publish(new FollowupsReady(followups));

        (turn.Topics, turn.ChunkIds) = ([.. answer.Topics], [.. answer.ChunkIds]);
        (turn.UnsupportedJson, turn.Interrupted) = (reply?.Shown.Unsupported.ToJson() ?? "[]", answer.Interrupted);
        var used = turn.Spend(work.Meter);
        var result = new TurnResult(
            answer.Text, answer.Citations, followups, work.Running.SessionId, work.Running.Number, used, answer.Engine, answer.Answered)
        {
            Interrupted = answer.Interrupted,
        };
        // Who is told what a turn has cost finds it in the ledger.
        await _ledger.FlushAsync(CancellationToken.None);
        // The visitor has seen the answer: that the turn is at its end must not lose it.
        await _conversations.CompleteTurnAsync(turn, result, VisitorRecords.Of(work.Visitor, reply?.Tools), CancellationToken.None);
        _logger.TurnAnswered(
            turn.ProfileId, turn.Number, string.Join(' ', answer.Topics), answer.ChunkIds.Count, answer.Engine, answer.Answered, reply?.Shown.Unsupported.Count ?? 0);
        work.Running.Publish(new TurnDone(result));
    }

    // Switched off while the model spoke: what was shown stays, and nothing follows, no question to ask next either.
    private async Task CloseAsync(TwinTurn work, ChatTurn turn, ModelReply reply)
    {
        (turn.Answer, turn.CitationsJson, turn.Engine, turn.Interrupted) = (reply.Shown.Text, JsonSerializer.Serialize(reply.Shown.Citations), "llm", true);
        turn.UnsupportedJson = reply.Shown.Unsupported.ToJson();
        turn.Spend(work.Meter);
        await _conversations.StopTurnAsync(turn, VisitorRecords.Of(work.Visitor, reply.Tools), CancellationToken.None);
        _logger.TurnStopped(turn.ProfileId, turn.Number);
        work.Running.Publish(new TurnFailed("This conversation has ended: the profile takes no questions any more."));
    }

    private static TurnAnswer FromModel(TwinTurn work, ModelReply reply) => new(
        reply.Shown.Text,
        reply.Shown.Citations,
        reply.Topics,
        reply.ChunkIds,
        "llm",
        // Courtesies alone answer a courtesy, not a question.
        reply.Shown.Citations.Count > 0 || LocalTwin.IsSmallTalk(work.Question) || reply.Tools is { Addresses.Count: > 0, QuestionIsOpen: false },
        Interrupted: reply.Failed);

    private async Task<TurnAnswer> FromLocalAsync(TwinTurn work, ModelReply? reply, CancellationToken cancellationToken)
    {
        var answer = await _local.AnswerAsync(work.Question, cancellationToken);
        if (reply is null)
        {
            work.Running.Publish(new IntentFound(answer.Topics));
        }

        var quoted = await _quotations.ComposeAsync(work.Question.ProfileId, answer, cancellationToken);
        foreach (var (text, citation) in quoted.Parts)
        {
            work.Running.Publish(new AnswerDelta(text));
            if (citation is not null)
            {
                work.Running.Publish(new Cited(citation));
            }
        }

        return new TurnAnswer(quoted.Text, quoted.Citations, reply?.Topics ?? answer.Topics, answer.ChunkIds, "local", quoted.Answered, Interrupted: false);
    }

    // Suggestions are never worth losing an answer for.
    private async Task<IReadOnlyList<string>> SuggestAsync(TwinTurn work, ModelReply? reply, string answer, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<string> offered = reply is { Failed: false } ? await _followUps.SuggestAsync(work, answer, cancellationToken) : [];
            return await _local.SuggestAsync(work.Question, work.Person.Facts, offered, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    // A known conversation speaks for itself; what the visitor sends counts only without one.
    private static IReadOnlyList<PreviousTurn> Previous(IReadOnlyList<ChatTurn> earlier, IReadOnlyList<HistoryMessage> history) => earlier.Count > 0
        ? [.. earlier.Select(turn => new PreviousTurn(turn.Question, turn.Answered))]
        : [.. history.Where(message => message.Role == "user").TakeLast(MostHistory).Select(message => new PreviousTurn(message.Content, Answered: true))];

    private sealed record TurnAnswer(
        string Text, IReadOnlyList<Citation> Citations, IReadOnlyList<string> Topics, IReadOnlyList<string> ChunkIds, string Engine, bool Answered,
        bool Interrupted);
}
