using System.Collections.Concurrent;

namespace ProfilePlatform.Core.Leads;

/// <summary>Tells open pages that something has come in for an owner, or that it was dealt with elsewhere.</summary>
public sealed class InboxChanges
{
    private readonly ConcurrentDictionary<Subscription, Guid> _watchers = [];

    /// <summary>Calls <paramref name="changed"/>, from any thread, until the result is disposed. What changed is read from the store.</summary>
    public IDisposable Subscribe(Guid profileId, Action changed)
    {
        var subscription = new Subscription(this, changed);
        _watchers[subscription] = profileId;
        return subscription;
    }

    /// <summary>Tells those who watch the profile. Call it when the change is committed.</summary>
    internal void Publish(Guid profileId)
    {
        foreach (var (watcher, _) in _watchers.Where(pair => pair.Value == profileId))
        {
            watcher.Changed();
        }
    }

    private sealed class Subscription(InboxChanges owner, Action changed) : IDisposable
    {
        public Action Changed => changed;

        public void Dispose() => owner._watchers.TryRemove(this, out _);
    }
}
