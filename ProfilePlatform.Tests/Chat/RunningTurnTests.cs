using ProfilePlatform.Core.Chat;

namespace ProfilePlatform.Tests.Chat;

public sealed class RunningTurnTests
{
    private static readonly TurnDone Done = new(new TurnResult("a", [], [], "s", 1, TokensUsed.None, "local", true));

    [Fact]
    public async Task Events_ListenersEarlyAndLate_AllHearEverythingInOrder()
    {
        var turn = new RunningTurn("s", 1);
        var early = Listen(turn, TestContext.Current.CancellationToken);
        turn.Publish(new IntentFound(["skills"]));
        turn.Publish(new AnswerDelta("a"));
        var middle = Listen(turn, TestContext.Current.CancellationToken);
        turn.Publish(Done);
        var late = Listen(turn, TestContext.Current.CancellationToken);

        foreach (var heard in await Task.WhenAll(early, middle, late))
        {
            heard.Select(turnEvent => turnEvent.GetType()).ShouldBe([typeof(IntentFound), typeof(AnswerDelta), typeof(TurnDone)]);
        }
    }

    [Fact]
    public async Task Events_ListenerLeaves_OthersGoOn()
    {
        var turn = new RunningTurn("s", 1);
        using var leaving = new CancellationTokenSource();
        var gone = Listen(turn, leaving.Token);
        var staying = Listen(turn, TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        turn.Publish(Done);

        (await staying).ShouldBe([Done]);
    }

    [Fact]
    public async Task Events_PublishedFromAnotherThreadMeanwhile_NoneIsMissed()
    {
        var turn = new RunningTurn("s", 1);
        var listeners = Enumerable.Range(0, 8).Select(_ => Listen(turn, TestContext.Current.CancellationToken)).ToList();
        await Task.Run(
            () =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    turn.Publish(new AnswerDelta("x"));
                }

                turn.Publish(new TurnFailed("end"));
            },
            TestContext.Current.CancellationToken);

        (await Task.WhenAll(listeners)).ShouldAllBe(heard => heard.Count == 1_001);
    }

    private static async Task<List<TurnEvent>> Listen(RunningTurn turn, CancellationToken cancellationToken)
    {
        var heard = new List<TurnEvent>();
        await foreach (var turnEvent in turn.EventsAsync(cancellationToken))
        {
            heard.Add(turnEvent);
        }

        return heard;
    }
}
