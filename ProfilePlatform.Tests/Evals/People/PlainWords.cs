using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Evals.People;

/// <summary>FTS5's BM25 over the query's words as typed: no reading of the query, no conditions. Each person by their best entry.</summary>
internal sealed class PlainWords : IDisposable
{
    private readonly SqliteConnection _connection;

    public PlainWords(string searchDb)
    {
        _connection = new SqliteConnection($"Data Source={searchDb};Pooling=False;Mode=ReadOnly");
        _connection.Open();
    }

    public List<Guid> Find(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT people.profile_id, MIN(found.score) AS best
            FROM (SELECT rowid AS row, bm25(entries_fts, 2.0, 1.0) AS score FROM entries_fts WHERE entries_fts MATCH $match LIMIT -1) AS found
            JOIN entries ON entries.row = found.row JOIN people ON people.person = entries.person
            GROUP BY people.profile_id ORDER BY best, people.profile_id LIMIT 24
            """;
        command.Parameters.AddWithValue("$match", string.Join(" OR ", SearchText.Normalise(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word}\"")));
        using var reader = command.ExecuteReader();
        var found = new List<Guid>();
        while (reader.Read())
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    public void Dispose() => _connection.Dispose();
}
