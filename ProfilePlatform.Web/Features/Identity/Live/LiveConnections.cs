using System.Collections.Concurrent;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity.Live;

/// <summary>The connections of circuits that are open, by session, so that a session's end closes them at once.</summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<object, (Guid Session, Action Abort)> _open = new();

    public LiveConnections(SessionRegistry sessions) => sessions.OnEnded(Close);

    /// <summary>How many are open of a session.</summary>
    public int Count(Guid session) => _open.Values.Count(connection => connection.Session == session);

    /// <summary>Notes the connection of a circuit until <see cref="Remove"/>.</summary>
    public void Add(object circuit, Guid session, Action abort) => _open[circuit] = (session, abort);

    /// <summary>The circuit has no connection any more.</summary>
    public void Remove(object circuit) => _open.TryRemove(circuit, out _);

    /// <summary>Closes whatever is open of these sessions.</summary>
    public void Close(IReadOnlyCollection<Guid> sessions)
    {
        foreach (var (circuit, connection) in _open)
        {
            if (sessions.Contains(connection.Session) && _open.TryRemove(circuit, out _))
            {
                connection.Abort();
            }
        }
    }
}
