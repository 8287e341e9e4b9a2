using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Reasons of one person of a search are now others, and final.</summary>
public sealed record ReasonsChange(Guid SearchId, Guid PersonId, IReadOnlyList<string> WhyMatched);

/// <summary>Tells whoever shows a search that reasons have changed, after the change holds.</summary>
public sealed class SearchChanges
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Subscription>> _watches = new();

    /// <summary>Calls <paramref name="changed"/> with each change of the search, from any thread, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid searchId, Action<ReasonsChange> changed)
    {
        var subscription = new Subscription(this, searchId, changed);
        _watches.AddOrUpdate(searchId, _ => [subscription], (_, others) => others.Add(subscription));
        return subscription;
    }

    /// <summary>Says what has changed. Call it after the transaction, never inside.</summary>
    public void Tell(ReasonsChange change)
    {
        if (_watches.TryGetValue(change.SearchId, out var watching))
        {
            watching.ForEach(subscription => subscription.Changed(change));
        }
    }

    private void Remove(Subscription subscription)
    {
        while (_watches.TryGetValue(subscription.SearchId, out var others))
        {
            var left = others.Remove(subscription);
            var done = left.IsEmpty
                ? _watches.TryRemove(new KeyValuePair<Guid, ImmutableList<Subscription>>(subscription.SearchId, others))
                : _watches.TryUpdate(subscription.SearchId, left, others);
            if (done)
            {
                return;
            }
        }
    }

    private sealed class Subscription(SearchChanges owner, Guid searchId, Action<ReasonsChange> changed) : IDisposable
    {
        public Guid SearchId => searchId;

        public Action<ReasonsChange> Changed => changed;

        public void Dispose() => owner.Remove(this);
    }
}
