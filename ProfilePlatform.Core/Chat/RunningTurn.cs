using System.Runtime.CompilerServices;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// A turn at work. It belongs to the <see cref="TurnRunner"/>: whoever listens may come late, leave early or be many, and changes nothing.
/// </summary>
public sealed class RunningTurn(string sessionId, int number)
{
    private readonly Lock _lock = new();
    private readonly List<TurnEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();
    private bool _ended;

    /// <summary>The conversation.</summary>
    public string SessionId => sessionId;

    /// <summary>Order in the conversation, from 1.</summary>
    public int Number => number;

    /// <summary>All events from the first on, as they come; ends after <see cref="TurnDone"/> or <see cref="TurnFailed"/>.</summary>
    public async IAsyncEnumerable<TurnEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var next = 0; ; )
        {
            TurnEvent? found = null;
            Task more;
            lock (_lock)
            {
                if (next < _events.Count)
                {
                    found = _events[next++];
                }
                else if (_ended)
                {
                    yield break;
                }

                more = _more.Task;
            }

            if (found is not null)
            {
                yield return found;
            }
            else
            {
                await more.WaitAsync(cancellationToken);
            }
        }
    }

    internal void Publish(TurnEvent turnEvent)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _events.Add(turnEvent);
            _ended = turnEvent is TurnDone or TurnFailed;
            waiting = _more;
            _more = NewSignal();
        }

        waiting.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
