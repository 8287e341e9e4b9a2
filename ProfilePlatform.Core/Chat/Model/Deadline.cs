namespace ProfilePlatform.Core.Chat.Model;

/// <summary>Stops a step of a turn at a certain time, and tells its failure from the end of the turn itself.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationToken _turn;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    /// <param name="left">How long from now on; nothing or less: it has passed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="turn">Ends the turn itself.</param>
    public Deadline(TimeSpan left, TimeProvider time, CancellationToken turn)
    {
        _turn = turn;
        _time = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, turn);
    }

    public CancellationToken Token => _both.Token;

    /// <summary>True while the turn goes on: whatever stopped the step is the step's own failure, and there is a way without it.</summary>
    public bool TurnGoesOn => !_turn.IsCancellationRequested;

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
