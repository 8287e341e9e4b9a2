using System.Numerics.Tensors;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Store;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>Replaces a person's best cosines by exact ones, read by row.</summary>
internal sealed class ExactCosines
{
    private readonly IndexConnection? _connection;
    private readonly PeopleMeta _meta;
    private readonly ReadOnlyMemory<float> _query;
    private readonly float _norm;

    private ExactCosines(IndexConnection? connection, PeopleMeta meta, ReadOnlyMemory<float> query)
    {
        (_connection, _meta, _query) = (connection, meta, query);
        _norm = TensorPrimitives.Norm(query.Span);
    }

    /// <summary>Runs work with access to exact vectors; where they cannot be read, the resident ones have to do.</summary>
    public static T With<T>(PeopleStore store, ReadOnlyMemory<float> query, ILogger log, Func<ExactCosines, T> work)
    {
        if (!query.IsEmpty && store.KeepsVectors)
        {
            try
            {
                return store.Read((connection, meta) => work(new ExactCosines(meta.Dimensions == query.Length ? connection : null, meta, query)));
            }
            catch (Exception exception) when (exception is SqliteException or UnusableIndexException)
            {
                log.ExactVectorsFailed(exception.Message);
            }
        }

        return work(new ExactCosines(null, new PeopleMeta("", 0, "", 0), query));
    }

    /// <summary>Of cards and of parts the best <paramref name="most"/> each.</summary>
    public void Refine(PartSearch part, int person, Span<float> cosines, int most)
    {
        var segment = part.Segment;
        if (_connection is null || segment.Build != _meta.Build)
        {
            return;
        }

        var first = segment.EntryStarts[segment.CardStarts[person]];
        var known = cosines.ToArray();
        var entries = Enumerable.Range(0, known.Length).Where(index => !float.IsNaN(known[index])).OrderByDescending(index => known[index]);
        foreach (var kind in entries.ToLookup(index => segment.EntryStarts[segment.CardOfEntry[first + index]] == first + index))
        {
            foreach (var index in kind.Take(most))
            {
                cosines[index] = Read(segment.Rows[first + index]) ?? known[index];
            }
        }
    }

    private float? Read(long row)
    {
        float? cosine = null;
        PeopleReading.Vector(_connection!, row, (_, vector) => cosine = TensorPrimitives.Dot(vector, _query.Span) / (_norm * TensorPrimitives.Norm(vector)));
        return cosine;
    }
}
