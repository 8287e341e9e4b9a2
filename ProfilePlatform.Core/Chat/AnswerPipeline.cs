using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat;

/// <summary>Makes the answer of one turn: topics, sentences with their citations, questions to ask next; stores it all, then says that it is done.</summary>
public sealed class AnswerPipeline
{
    // What a visitor who is new to the server may bring along of an earlier conversation.
    private const int MostHistory = 20;

    private readonly LocalTwin _twin;
    private readonly TwinPeople _people;
    private readonly Quotations _quotations;
    private readonly Conversations _conversations;
    private readonly IndexRuns _runs;
    private readonly ILogger<AnswerPipeline> _logger;

    internal AnswerPipeline(
        LocalTwin twin, TwinPeople people, Quotations quotations, Conversations conversations, IndexRuns runs, ILogger<AnswerPipeline> logger) =>
        (_twin, _people, _quotations, _conversations, _runs, _logger) = (twin, people, quotations, conversations, runs, logger);

    internal async Task RunAsync(
        RunningTurn running, ChatTurn turn, IReadOnlyList<ChatTurn> earlier, TurnRequest request, CancellationToken cancellationToken)
    {
        var person = await _people.FindAsync(request.ProfileId, cancellationToken)
            ?? throw new InvalidOperationException("The profile is gone.");
        if (await _runs.RepairAsync(request.ProfileId, person.IndexVersion, cancellationToken))
        {
            // A refusal would be a lie: the documents were not looked at.
            running.Publish(new TurnFailed("The documents are being read again just now. Ask again in a minute."));
            return;
        }

        var question = new TwinQuestion(request.ProfileId, person.DisplayName, person.FirstName, request.Message, Previous(earlier, request.History));
        var answer = await _twin.AnswerAsync(question, cancellationToken);
        running.Publish(new IntentFound(answer.Topics));

        var quoted = await _quotations.ComposeAsync(request.ProfileId, answer, cancellationToken);
        foreach (var (text, citation) in quoted.Parts)
        {
            running.Publish(new AnswerDelta(text));
            if (citation is not null)
            {
                running.Publish(new Cited(citation));
            }
        }

        var followups = await _twin.SuggestAsync(question, person.Facts, cancellationToken);
        running.Publish(new FollowupsReady(followups));

        (turn.Topics, turn.ChunkIds) = ([.. answer.Topics], [.. answer.ChunkIds]);
        var result = new TurnResult(
            quoted.Text, quoted.Citations, followups, running.SessionId, running.Number, TokensUsed.None, "local", quoted.Answered);
        var visitor = EmailFinder.In(request.Message) is { } contact ? new VisitorAddress(contact.Email, contact.Name ?? "") : null;
        await _conversations.CompleteTurnAsync(turn, result, visitor, cancellationToken);
        _logger.TurnAnswered(turn.ProfileId, turn.Number, string.Join(' ', answer.Topics), answer.ChunkIds.Count, quoted.Answered);
        running.Publish(new TurnDone(result));
    }

    // A known conversation speaks for itself; what the visitor sends counts only without one.
    private static IReadOnlyList<PreviousTurn> Previous(IReadOnlyList<ChatTurn> earlier, IReadOnlyList<HistoryMessage> history) => earlier.Count > 0
        ? [.. earlier.Select(turn => new PreviousTurn(turn.Question, turn.Answered))]
        : [.. history.Where(message => message.Role == "user").TakeLast(MostHistory).Select(message => new PreviousTurn(message.Content, Answered: true))];
}
