namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>The time limits of one stream: first token, then idle, and the whole. While the reader works, only the whole runs.</summary>
internal sealed class StreamClock : IDisposable
{
    private readonly Patience _patience;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _next;
    private readonly CancellationTokenSource _any;

    public StreamClock(Patience patience, TimeProvider time, CancellationToken caller)
    {
        _patience = patience;
        _whole = new CancellationTokenSource(patience.Whole, time);
        _next = new CancellationTokenSource(patience.FirstToken, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(_whole.Token, _next.Token, caller);
    }

    /// <summary>Ends with the first limit that is passed, or with the caller's token.</summary>
    public CancellationToken Token => _any.Token;

    public void Pause() => _next.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Resume() => _next.CancelAfter(_patience.Idle);

    public void Dispose()
    {
        _any.Dispose();
        _next.Dispose();
        _whole.Dispose();
    }
}
