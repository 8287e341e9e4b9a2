using System.Collections.Concurrent;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Tells whoever watches a group how its run goes on.</summary>
public sealed class GroupProgress
{
    private readonly ConcurrentDictionary<Subscription, Guid> _subscriptions = new();

    /// <summary>Calls <paramref name="changed"/>, from any thread, with each new state of the group's run, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid groupId, Action<GroupRunView> changed)
    {
        var subscription = new Subscription(this, changed);
        _subscriptions[subscription] = groupId;
        return subscription;
    }

    /// <summary>Tells the watchers. Call it after the transaction, never inside.</summary>
    internal void Publish(MatchGroup group)
    {
        if (GroupRunView.Of(group) is { } view)
        {
            foreach (var (subscription, _) in _subscriptions.Where(pair => pair.Value == group.Id))
            {
                subscription.Changed(view);
            }
        }
    }

    private sealed class Subscription(GroupProgress owner, Action<GroupRunView> changed) : IDisposable
    {
        public Action<GroupRunView> Changed => changed;

        public void Dispose() => owner._subscriptions.TryRemove(this, out _);
    }
}
