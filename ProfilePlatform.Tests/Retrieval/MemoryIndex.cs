using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Retrieval;

/// <summary>An index in memory over a real FTS5 table, for one profile; any profile id reaches it.</summary>
internal sealed class MemoryIndex : IProfileIndex, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:;Pooling=False");
    private readonly List<Chunk> chunks = [];
    private readonly List<float[]> vectors = [];

    public MemoryIndex(IEnumerable<Chunk> content, IReadOnlyList<float[]>? vectors = null)
    {
        connection.Open();
        Execute("CREATE VIRTUAL TABLE f USING fts5(heading, text, tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")");
        foreach (var chunk in content)
        {
            Execute(
                "INSERT INTO f(rowid, heading, text) VALUES ($id, $heading, $text)",
                ("$id", chunks.Count + 1), ("$heading", SearchText.Normalise(chunk.Heading)), ("$text", SearchText.Normalise(chunk.Text)));
            chunks.Add(chunk);
        }

        this.vectors.AddRange(vectors ?? []);
    }

    public Task<IReadOnlyList<IndexHit>> SearchAsync(Guid profileId, IndexQuery query, CancellationToken cancellationToken)
    {
        var lexical = new Dictionary<int, double>();
        if (query.Terms.Count > 0)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT rowid, -bm25(f) FROM f WHERE f MATCH $query ORDER BY bm25(f) LIMIT $limit";
            command.Parameters.AddWithValue("$query", string.Join(" OR ", query.Terms.Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
            command.Parameters.AddWithValue("$limit", query.Topics.Count > 0 ? 100_000 : query.Limit);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                lexical[reader.GetInt32(0) - 1] = reader.GetDouble(1);
            }
        }

        IEnumerable<int> dense = query.Vector.IsEmpty || vectors.Count == 0
            ? []
            : Enumerable.Range(0, chunks.Count).OrderByDescending(id => Cosine(query, id)).Take(query.Limit);
        IReadOnlyList<IndexHit> hits =
        [
            .. lexical.Keys.Union(dense)
                .Where(id => query.Topics.Count == 0 || query.Topics.Contains(chunks[id].Topic))
                .Select(id => new IndexHit(chunks[id], lexical.GetValueOrDefault(id), Cosine(query, id)))
                .OrderByDescending(hit => hit.Lexical),
        ];
        return Task.FromResult(hits);
    }

    public Task<IReadOnlyList<Chunk>> ReadAsync(Guid profileId, IReadOnlyCollection<string> topics, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Chunk>>([.. chunks.Where(chunk => topics.Count == 0 || topics.Contains(chunk.Topic)).OrderBy(chunk => chunk.Position).Take(limit)]);

    public Task<IndexStatus> StatusAsync(Guid profileId, CancellationToken cancellationToken) => Task.FromResult(
        new IndexStatus(chunks.Count, chunks.GroupBy(chunk => chunk.Topic).ToDictionary(group => group.Key, group => group.Count()), 1, ""));

    public Task<IReadOnlyList<IndexChange>> ReplaceAsync(Guid profileId, IndexContent content, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, float[]>> KnownVectorsAsync(
        Guid profileId, string encoder, IReadOnlyCollection<string> textHashes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CloseAsync(Guid profileId, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => connection.Dispose();

    private double Cosine(IndexQuery query, int id) =>
        query.Vector.IsEmpty || vectors.Count == 0 ? 0 : TensorPrimitives.CosineSimilarity(query.Vector.Span, vectors[id]);

    private void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value is int number ? number.ToString(CultureInfo.InvariantCulture) : value);
        }

        command.ExecuteNonQuery();
    }
}
