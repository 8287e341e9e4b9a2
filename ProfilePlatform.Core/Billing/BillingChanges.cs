using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProfilePlatform.Core.Billing;

/// <summary>Tells pages that show what a profile owes that it has changed, after the change holds.</summary>
public sealed class BillingChanges
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Subscription>> _watches = new();

    /// <summary>Calls <paramref name="changed"/> after each change of the profile's, from any thread, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid profileId, Action changed)
    {
        var subscription = new Subscription(this, profileId, changed);
        _watches.AddOrUpdate(profileId, _ => [subscription], (_, others) => others.Add(subscription));
        return subscription;
    }

    /// <summary>Says that something has changed. Call it after the transaction, never inside.</summary>
    public void Tell(Guid profileId)
    {
        if (_watches.TryGetValue(profileId, out var watching))
        {
            watching.ForEach(subscription => subscription.Changed());
        }
    }

    private void Remove(Subscription subscription)
    {
        while (_watches.TryGetValue(subscription.ProfileId, out var others))
        {
            var left = others.Remove(subscription);
            var done = left.IsEmpty
                ? _watches.TryRemove(new KeyValuePair<Guid, ImmutableList<Subscription>>(subscription.ProfileId, others))
                : _watches.TryUpdate(subscription.ProfileId, left, others);
            if (done)
            {
                return;
            }
        }
    }

    private sealed class Subscription(BillingChanges owner, Guid profileId, Action changed) : IDisposable
    {
        public Guid ProfileId => profileId;

        public Action Changed => changed;

        public void Dispose() => owner.Remove(this);
    }
}
