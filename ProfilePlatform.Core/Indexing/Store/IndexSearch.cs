using System.Buffers;
using System.Globalization;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>
/// One search over one file, inside the caller's read transaction: every passage's BM25 from one FTS5 query (fetching all scores was measured
/// to be no slower than the best 40), every passage's cosine from the resident copy, then the best of each with both scores.
/// </summary>
internal sealed class IndexSearch(IndexConnection connection, IndexSnapshot snapshot, IndexQuery query)
{
    /// <summary>Weight of a term in a heading in BM25, against <see cref="TextWeight"/>.</summary>
    public const double HeadingWeight = 2.0;

    /// <summary>Weight of a term in a passage's own text in BM25.</summary>
    public const double TextWeight = 1.0;

    private static readonly string MatchSql = string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT rowid, -bm25(chunks_fts, {HeadingWeight}, {TextWeight}) FROM chunks_fts WHERE chunks_fts MATCH $match");

    /// <summary>Runs it.</summary>
    public IReadOnlyList<IndexHit> Run(CancellationToken cancellationToken)
    {
        var match = IndexedText.MatchAny(query.Terms);
        var dense = snapshot.HasVectors && query.Vector.Length == snapshot.Meta.Dimensions
            && (query.Encoder.Length == 0 || query.Encoder == snapshot.Meta.Encoder);
        if (snapshot.Count == 0 || query.Limit <= 0 || (match is null && !dense))
        {
            return [];
        }
        var lexicalScores = ArrayPool<float>.Shared.Rent(snapshot.Count);
        var denseScores = ArrayPool<float>.Shared.Rent(snapshot.Count);
        try
        {
            lexicalScores.AsSpan(0, snapshot.Count).Clear();
            denseScores.AsSpan(0, snapshot.Count).Clear();
            SortedSet<int> best = [];
            if (match is not null)
            {
                ScoreWords(match, lexicalScores, cancellationToken);
                best.UnionWith(Best(lexicalScores, score => score > 0));
            }
            if (dense)
            {
                snapshot.Cosines(query.Vector.Span, denseScores);
                best.UnionWith(Best(denseScores, _ => true));
            }
            cancellationToken.ThrowIfCancellationRequested();
            return Hits([.. best], lexicalScores, denseScores, dense);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(lexicalScores);
            ArrayPool<float>.Shared.Return(denseScores);
        }
    }

    private void ScoreWords(string match, float[] scores, CancellationToken cancellationToken)
    {
        using var reader = connection.Command(MatchSql, "$match").With(match).ExecuteReader();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ordinal = snapshot.Ordinal(reader.GetInt64(0));
            if (ordinal >= 0)
            {
                scores[ordinal] = (float)reader.GetDouble(1);
            }
        }
    }

    /// <summary>Ordinals of the best passages of the query's topics; ties go to the earlier passage.</summary>
    private List<int> Best(float[] scores, Func<float, bool> counts)
    {
        var queue = new PriorityQueue<int, (float Score, int Position)>(query.Limit + 1);
        for (var i = 0; i < snapshot.Count; i++)
        {
            if (counts(scores[i]) && (query.Topics.Count == 0 || query.Topics.Contains(snapshot.Topics[i])))
            {
                var key = (scores[i], -snapshot.Positions[i]);
                if (queue.Count < query.Limit)
                {
                    queue.Enqueue(i, key);
                }
                else
                {
                    queue.EnqueueDequeue(i, key);
                }
            }
        }
        return [.. queue.UnorderedItems.Select(item => item.Element)];
    }

    private List<IndexHit> Hits(int[] ordinals, float[] lexical, float[] dense, bool hasDense)
    {
        var chunks = IndexRows.Read(connection, ordinals.Select(snapshot.Row));
        var lexicalRank = Ranks(ordinals, lexical);
        var denseRank = hasDense ? Ranks(ordinals, dense) : new int[ordinals.Length];
        return [.. ordinals
            .Select((ordinal, i) => (Hit: new IndexHit(chunks[snapshot.Row(ordinal)], lexical[ordinal], dense[ordinal]), Rank: lexicalRank[i] + denseRank[i]))
            .OrderBy(item => item.Rank).ThenByDescending(item => item.Hit.Lexical).ThenBy(item => item.Hit.Chunk.Position)
            .Select(item => item.Hit)];
    }

    // Equal scores, above all the zeros of passages without any term, share a rank.
    private static int[] Ranks(int[] ordinals, float[] scores)
    {
        Dictionary<float, int> rankOf = [];
        foreach (var (rank, score) in ordinals.Select(ordinal => scores[ordinal]).OrderDescending().Index())
        {
            rankOf.TryAdd(score, rank);
        }
        return [.. ordinals.Select(ordinal => rankOf[scores[ordinal]])];
    }
}
