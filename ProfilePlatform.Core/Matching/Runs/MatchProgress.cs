using System.Collections.Concurrent;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Tells whoever watches a member's runs how they go on.</summary>
public sealed class MatchProgress
{
    private readonly ConcurrentDictionary<Subscription, Guid> _subscriptions = new();

    /// <summary>Calls <paramref name="changed"/>, from any thread, with each new state of a run of the member's profile, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid profileId, Action<MatchProgressView> changed)
    {
        var subscription = new Subscription(this, changed);
        _subscriptions[subscription] = profileId;
        return subscription;
    }

    /// <summary>Tells the watchers. Call it after the transaction, never inside.</summary>
    internal void Publish(MatchBatch batch)
    {
        var view = MatchProgressView.Of(batch);
        foreach (var (subscription, _) in _subscriptions.Where(pair => pair.Value == batch.ProfileId))
        {
            subscription.Changed(view);
        }
    }

    private sealed class Subscription(MatchProgress owner, Action<MatchProgressView> changed) : IDisposable
    {
        public Action<MatchProgressView> Changed => changed;

        public void Dispose() => owner._subscriptions.TryRemove(this, out _);
    }
}
