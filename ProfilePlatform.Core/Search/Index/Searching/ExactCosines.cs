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
        if (!query.IsEmpty)
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

    /// <summary>Of all passing cards and their parts.</summary>
    public void Refine(PartSearch part, int person, float[] cosines)
    {
        var segment = part.Segment;
        if (_connection is null || segment.Build != _meta.Build)
        {
            return;
        }

        var first = segment.EntryStarts[segment.CardStarts[person]];
        for (var card = part.Passing.Next(segment.CardStarts[person]); card >= 0 && card < segment.CardStarts[person + 1]; card = part.Passing.Next(card + 1))
        {
            var (from, to) = (segment.EntryStarts[card] - first, segment.EntryStarts[card + 1] - first);
            PeopleReading.Card(_connection, segment.Rows[first + from], (_, vectors) => Refine(cosines.AsSpan(from..to), vectors));
        }
    }

    private void Refine(Span<float> cosines, ReadOnlySpan<float> vectors)
    {
        for (var index = 0; index < cosines.Length; index++)
        {
            var vector = vectors.Slice(index * _query.Length, _query.Length);
            if (!float.IsNaN(cosines[index]))
            {
                cosines[index] = TensorPrimitives.Dot(vector, _query.Span) / (_norm * TensorPrimitives.Norm(vector));
            }
        }
    }
}
