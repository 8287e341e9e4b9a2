namespace ProfilePlatform.Core.Chat;

/// <summary>Makes the answer of one turn.</summary>
public sealed class AnswerPipeline(Conversations conversations)
{
    internal async Task RunAsync(
        RunningTurn running, ChatTurn turn, IReadOnlyList<ChatTurn> earlier, TurnRequest request, CancellationToken cancellationToken)
    {
        var result = new TurnResult("", [], [], running.SessionId, running.Number, TokensUsed.None, "local", Answered: false);
        await conversations.CompleteTurnAsync(turn, result, visitor: null, cancellationToken);
        running.Publish(new TurnDone(result));
    }
}
