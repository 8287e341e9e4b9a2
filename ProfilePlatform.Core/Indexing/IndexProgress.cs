using System.Collections.Concurrent;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Tells whoever watches a profile how its run goes on, without a look at the database.</summary>
public sealed class IndexProgress
{
    private readonly ConcurrentDictionary<Guid, Watch> _watches = new();

    /// <summary>
    /// Calls <paramref name="changed"/> with each new state of the profile's run, from any thread, until the result is disposed.
    /// The run is a copy that does not change any more.
    /// </summary>
    public IDisposable Subscribe(Guid profileId, Action<IndexRun> changed)
    {
        var subscription = new Subscription(this, profileId, changed);
        _watches.AddOrUpdate(profileId, _ => new Watch([subscription]), (_, watch) => new Watch([.. watch.Subscriptions, subscription]));
        return subscription;
    }

    /// <summary>Tells the watchers of the run's profile.</summary>
    internal void Publish(IndexRun run)
    {
        if (!_watches.TryGetValue(run.ProfileId, out var watch))
        {
            return;
        }

        var copy = Copy(run);
        foreach (var subscription in watch.Subscriptions)
        {
            subscription.Changed(copy);
        }
    }

    private static IndexRun Copy(IndexRun run) => new()
    {
        Id = run.Id,
        ProfileId = run.ProfileId,
        State = run.State,
        Force = run.Force,
        RequestedAt = run.RequestedAt,
        StartedAt = run.StartedAt,
        FinishedAt = run.FinishedAt,
        Chunks = run.Chunks,
        Error = run.Error,
        Documents =
        [
            .. run.Documents.Select(document => new IndexRunDocument
            {
                Id = document.Id,
                RunId = document.RunId,
                Name = document.Name,
                State = document.State,
                Stage = document.Stage,
                ChunksAdded = document.ChunksAdded,
                ChunksKept = document.ChunksKept,
                ChunksRemoved = document.ChunksRemoved,
                SplitBy = document.SplitBy,
                TextsDropped = document.TextsDropped,
                Error = document.Error,
            }),
        ],
    };

    private void Remove(Subscription subscription)
    {
        while (_watches.TryGetValue(subscription.ProfileId, out var watch))
        {
            var left = new Watch([.. watch.Subscriptions.Where(other => other != subscription)]);
            var done = left.Subscriptions.Count == 0
                ? _watches.TryRemove(new KeyValuePair<Guid, Watch>(subscription.ProfileId, watch))
                : _watches.TryUpdate(subscription.ProfileId, left, watch);
            if (done)
            {
                return;
            }
        }
    }

    // Immutable, so that publishing needs no lock: a change replaces the whole list.
    private sealed class Watch(IReadOnlyList<Subscription> subscriptions)
    {
        public IReadOnlyList<Subscription> Subscriptions { get; } = subscriptions;
    }

    private sealed class Subscription(IndexProgress owner, Guid profileId, Action<IndexRun> changed) : IDisposable
    {
        public Guid ProfileId => profileId;

        public Action<IndexRun> Changed => changed;

        public void Dispose() => owner.Remove(this);
    }
}
