using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>
/// The people index in memory. A search takes the state of its moment; a change makes another and puts it in its place. Only the projection changes it,
/// one change at a time.
/// </summary>
internal sealed class PeopleIndex(PeopleStore store, DataDirectory data, ILogger<PeopleIndex> log) : IPeopleIndex
{
    // A snapshot is written anew when this part of all people, and this many at the least, changed since the last.
    private const double MostChanged = 0.1;
    private const int LeastChanged = 1_000;

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IndexState _state = IndexState.Empty;
    private int _changed;

    /// <summary>What is searched now.</summary>
    public IndexState State => Volatile.Read(ref _state);

    /// <summary>Ends when the index was read after the start.</summary>
    public Task Ready => _ready.Task;

    /// <inheritdoc />
    public async Task<RankedPeople> SearchAsync(PeopleQuery query, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken);
        var state = State;
        return await Task.Run(() => new PeopleSearch(query, state, store, log).Run(cancellationToken), cancellationToken);
    }

    /// <summary>Reads the index: the snapshot and what changed since, or, where there is none of this store, the store.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var meta = await store.OpenAsync(cancellationToken);
        var snapshot = Snapshot(meta);
        IndexState state;
        try
        {
            state = await Task.Run(() => snapshot is { } found ? Since(found.Segment, found.Generation) : FromStore(), cancellationToken);
        }
        catch (SqliteException)
        {
            // A damaged store has been noticed now, and is an empty one after this.
            await store.OpenAsync(cancellationToken);
            snapshot = null;
            state = await Task.Run(FromStore, cancellationToken);
        }

        Volatile.Write(ref _state, state);
        _changed = snapshot is null && state.People >= LeastChanged ? state.People : 0;
        _ready.TrySetResult();
        log.PeopleIndexReady(
            state.People, state.Parts.Count, state.Parts.Sum(part => part.Segment.Bytes) >> 20, snapshot is null ? "store" : "snapshot",
            (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    /// <summary>Shows what the store has taken.</summary>
    /// <param name="profiles">Everybody who changed or is gone.</param>
    /// <param name="documents">Those who are there, with rows and vectors.</param>
    /// <param name="meta">The store after the change.</param>
    public void Publish(IReadOnlySet<Guid> profiles, IReadOnlyList<PersonDocument> documents, PeopleMeta meta)
    {
        var segment = Segment(documents, meta);
        Volatile.Write(ref _state, State.Change(profiles, segment, meta.Generation, meta.Build));
        _changed += profiles.Count;
    }

    /// <summary>Writes a snapshot where enough has changed since the last; <paramref name="always"/>: where anything has.</summary>
    public void Save(bool always)
    {
        var state = State;
        if (_changed == 0 || state.People < LeastChanged || (!always && _changed < Math.Max(LeastChanged, state.People * MostChanged)))
        {
            return;
        }

        try
        {
            state = state.Merged();
            Volatile.Write(ref _state, state);
            SegmentFile.Write(data.SearchSnapshot, state.Parts[0].Segment, state.Generation);
            _changed = 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.SnapshotNotWritten(exception);
        }
    }

    private (PeopleSegment Segment, long Generation)? Snapshot(PeopleMeta meta)
    {
        if (!File.Exists(data.SearchSnapshot))
        {
            return null;
        }

        try
        {
            var (segment, generation) = SegmentFile.Read(data.SearchSnapshot);
            return segment.Build == meta.Build && generation <= meta.Generation && segment.Vectors.Dimensions == meta.Dimensions ? (segment, generation) : null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            log.SnapshotUnusable(exception.Message);
            return null;
        }
    }

    private IndexState Since(PeopleSegment segment, long generation) => store.Read((connection, meta) =>
    {
        var versions = PeopleReading.Versions(connection);
        var gone = segment.ProfileIds.Where(id => !versions.TryGetValue(id, out var now) || now.Generation > generation).ToHashSet();
        var changed = Segment(PeopleReading.People(connection, generation), meta);
        for (var card = 0; card < changed.Cards; card++)
        {
            PeopleReading.Card(connection, changed.Rows[changed.EntryStarts[card]], (_, vectors) => changed.SetVectors(card, vectors));
        }

        return new IndexState([IndexPart.Of(segment)], generation, meta.Build).Change(gone, changed, meta.Generation, meta.Build);
    });

    private IndexState FromStore() => store.Read((connection, meta) =>
    {
        var segment = Segment(PeopleReading.People(connection, -1), meta);
        PeopleReading.EachCard(connection, (card, vectors) =>
        {
            if (Array.BinarySearch(segment.Rows, card) is var entry and >= 0)
            {
                segment.SetVectors(segment.CardOfEntry[entry], vectors);
            }
        });

        return IndexState.Empty.Change(new HashSet<Guid>(), segment, meta.Generation, meta.Build);
    });

    private static PeopleSegment Segment(IEnumerable<PersonDocument> documents, PeopleMeta meta)
    {
        var builder = new SegmentBuilder(meta.Build, meta.Dimensions);
        foreach (var document in documents)
        {
            builder.Add(document);
        }

        return builder.Build();
    }
}
