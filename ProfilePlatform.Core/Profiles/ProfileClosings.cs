using System.Collections.Concurrent;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Tells open pages that who may see a profile has changed, or that it is gone, so that they look again.</summary>
public sealed class ProfileClosings
{
    private readonly ConcurrentDictionary<Subscription, Guid> _subscriptions = new();

    /// <summary>Calls <paramref name="look"/>, from any thread, each time it is so, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid profileId, Action look)
    {
        var subscription = new Subscription(this, look);
        _subscriptions[subscription] = profileId;
        return subscription;
    }

    /// <summary>Tells those who watch the profile. Call it when the change is committed.</summary>
    internal void Publish(Guid profileId)
    {
        foreach (var (subscription, _) in _subscriptions.Where(pair => pair.Value == profileId))
        {
            subscription.Look();
        }
    }

    private sealed class Subscription(ProfileClosings owner, Action look) : IDisposable
    {
        public Action Look => look;

        public void Dispose() => owner._subscriptions.TryRemove(this, out _);
    }
}
