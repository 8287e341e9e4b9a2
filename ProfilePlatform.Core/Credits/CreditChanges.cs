using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProfilePlatform.Core.Credits;

/// <summary>Tells whoever shows a balance that it has changed, after the change holds.</summary>
public sealed class CreditChanges
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Subscription>> _watches = new();

    /// <summary>Calls <paramref name="changed"/> with each new balance of the account, from any thread, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid account, Action<long> changed)
    {
        var subscription = new Subscription(this, account, changed);
        _watches.AddOrUpdate(account, _ => [subscription], (_, others) => others.Add(subscription));
        return subscription;
    }

    /// <summary>Says that the account's balance is now <paramref name="balance"/>. Call it after the transaction, never inside.</summary>
    public void Tell(Guid account, long balance)
    {
        if (_watches.TryGetValue(account, out var watching))
        {
            watching.ForEach(subscription => subscription.Changed(balance));
        }
    }

    private void Remove(Subscription subscription)
    {
        while (_watches.TryGetValue(subscription.Account, out var others))
        {
            var left = others.Remove(subscription);
            var done = left.IsEmpty
                ? _watches.TryRemove(new KeyValuePair<Guid, ImmutableList<Subscription>>(subscription.Account, others))
                : _watches.TryUpdate(subscription.Account, left, others);
            if (done)
            {
                return;
            }
        }
    }

    private sealed class Subscription(CreditChanges owner, Guid account, Action<long> changed) : IDisposable
    {
        public Guid Account => account;

        public Action<long> Changed => changed;

        public void Dispose() => owner.Remove(this);
    }
}
