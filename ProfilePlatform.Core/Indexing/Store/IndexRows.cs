using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>Reads passages. Lists go in as one JSON parameter, so that the number of statements stays fixed.</summary>
internal static class IndexRows
{
    private const string Columns = "row, id, document_id, topic, heading, span_start, span_end, text, position";

    /// <summary>Passages by row number.</summary>
    public static Dictionary<long, Chunk> Read(IndexConnection connection, IEnumerable<long> rows)
    {
        Dictionary<long, Chunk> found = [];
        using var reader = connection
            .Command($"SELECT {Columns} FROM chunks WHERE row IN (SELECT value FROM json_each($rows))", "$rows")
            .With(JsonSerializer.Serialize(rows)).ExecuteReader();
        while (reader.Read())
        {
            found.Add(reader.GetInt64(0), Chunk(reader));
        }
        return found;
    }

    /// <summary>The first passages by position, of the given topics (none: of all).</summary>
    public static List<Chunk> Read(IndexConnection connection, IReadOnlyCollection<string> topics, int limit)
    {
        var filter = topics.Count == 0 ? "$topics = '[]'" : "topic IN (SELECT value FROM json_each($topics))";
        List<Chunk> found = [];
        using var reader = connection
            .Command($"SELECT {Columns} FROM chunks WHERE {filter} ORDER BY position, row LIMIT $limit", "$topics", "$limit")
            .With(JsonSerializer.Serialize(topics), limit).ExecuteReader();
        while (reader.Read())
        {
            found.Add(Chunk(reader));
        }
        return found;
    }

    /// <summary>Number of passages by topic.</summary>
    public static Dictionary<string, int> CountByTopic(IndexConnection connection)
    {
        Dictionary<string, int> topics = [];
        using var reader = connection.Command("SELECT topic, count(*) FROM chunks GROUP BY topic").ExecuteReader();
        while (reader.Read())
        {
            topics.Add(reader.GetString(0), reader.GetInt32(1));
        }
        return topics;
    }

    /// <summary>Stored vectors by the hash of their text.</summary>
    public static Dictionary<string, float[]> Vectors(IndexConnection connection, IReadOnlyCollection<string> textHashes)
    {
        Dictionary<string, float[]> vectors = [];
        using var reader = connection.Command(
            """
            SELECT chunks.text_hash, chunk_vectors.embedding FROM chunks JOIN chunk_vectors ON chunk_vectors.rowid = chunks.row
            WHERE chunks.text_hash IN (SELECT value FROM json_each($hashes))
            """, "$hashes").With(JsonSerializer.Serialize(textHashes)).ExecuteReader();
        while (reader.Read())
        {
            vectors.TryAdd(reader.GetString(0), reader.Floats(1).ToArray());
        }
        return vectors;
    }

    private static Chunk Chunk(SqliteDataReader reader) => new(
        reader.GetString(1), Guid.Parse(reader.GetString(2)), reader.GetString(3), reader.GetString(4),
        new TextSpan(reader.GetInt32(5), reader.GetInt32(6)), reader.GetString(7), reader.GetInt32(8));
}
