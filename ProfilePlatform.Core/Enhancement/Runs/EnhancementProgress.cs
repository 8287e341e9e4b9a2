using System.Collections.Concurrent;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>Tells whoever watches a profile that its run has come further.</summary>
public sealed class EnhancementProgress
{
    private readonly ConcurrentDictionary<Subscription, Guid> _watchers = [];

    /// <summary>Calls <paramref name="changed"/> after each step, from any thread, until the result is disposed. What changed is read from the store.</summary>
    public IDisposable Subscribe(Guid profileId, Action changed)
    {
        var subscription = new Subscription(this, changed);
        _watchers[subscription] = profileId;
        return subscription;
    }

    /// <summary>Tells the watchers.</summary>
    internal void Publish(Guid profileId)
    {
        foreach (var (watcher, watched) in _watchers)
        {
            if (watched == profileId)
            {
                watcher.Changed();
            }
        }
    }

    private sealed class Subscription(EnhancementProgress owner, Action changed) : IDisposable
    {
        public Action Changed => changed;

        public void Dispose() => owner._watchers.TryRemove(this, out _);
    }
}
