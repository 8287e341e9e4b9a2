using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Search.Index.Documents;

namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>Reads people and vectors.</summary>
internal static class PeopleReading
{
    /// <summary>Everybody without their vectors, in the order of their rows.</summary>
    /// <param name="after">Only those written in a later generation than this.</param>
    public static IEnumerable<PersonDocument> People(IndexConnection connection, long after)
    {
        using var people = connection.Command(
            "SELECT person, profile_id, content_version, open_to_work, salary_min, preferred_places FROM people WHERE generation > $after ORDER BY person", "$after")
            .With(after).ExecuteReader();
        using var cards = Cursor.Over(connection.Command(
            "SELECT person, card, starts, ends, facets, phrases FROM cards WHERE person IN (SELECT person FROM people WHERE generation > $after) ORDER BY person, card", "$after")
            .With(after));
        using var entries = Cursor.Over(connection.Command(
            "SELECT person, card, row, id, text_hash, title, words FROM entries WHERE person IN (SELECT person FROM people WHERE generation > $after) ORDER BY person, row", "$after")
            .With(after));
        while (people.Read())
        {
            var person = people.GetInt64(0);
            yield return new PersonDocument(
                people.GetGuid(1), people.GetInt64(2), people.GetBoolean(3), people.IsDBNull(4) ? null : people.GetInt64(4), Lines(people.GetString(5)),
                [.. cards.While(0, person, reader => Card(reader, entries))]);
        }
    }

    /// <summary>Whose profiles are there, and in which generation each was written.</summary>
    public static Dictionary<Guid, (long Version, long Generation, bool HasVectors)> Versions(IndexConnection connection)
    {
        var versions = new Dictionary<Guid, (long, long, bool)>();
        using var reader = connection.Command("SELECT profile_id, content_version, generation, has_vectors FROM people").ExecuteReader();
        while (reader.Read())
        {
            versions[reader.GetGuid(0)] = (reader.GetInt64(1), reader.GetInt64(2), reader.GetBoolean(3));
        }

        return versions;
    }

    /// <summary>Stored vectors by the hash of their text.</summary>
    public static Dictionary<string, float[]> VectorsByText(IndexConnection connection, IReadOnlyCollection<string> hashes, int dimensions)
    {
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        using var reader = connection.Command(
            """
            SELECT found.text_hash, substr(vectors.vectors, (found.row - entries.card) * $bytes + 1, $bytes)
            FROM (SELECT text_hash, min(row) AS row FROM entries WHERE text_hash IN (SELECT value FROM json_each($hashes)) GROUP BY text_hash) AS found
            JOIN entries ON entries.row = found.row JOIN vectors ON vectors.card = entries.card
            """, "$hashes", "$bytes").With(JsonSerializer.Serialize(hashes), dimensions * sizeof(float)).ExecuteReader();
        while (reader.Read())
        {
            var vector = reader.Floats(1);
            if (vector.ContainsAnyExcept(0f))
            {
                vectors[reader.GetString(0)] = vector.ToArray();
            }
        }

        return vectors;
    }

    /// <summary>The vectors of every card.</summary>
    public static void EachCard(IndexConnection connection, VectorsReader take)
    {
        using var reader = connection.Command("SELECT card, vectors FROM vectors ORDER BY card").ExecuteReader();
        while (reader.Read())
        {
            take(reader.GetInt64(0), reader.Floats(1));
        }
    }

    /// <summary>The vectors of one card; does nothing where it has none.</summary>
    public static void Card(IndexConnection connection, long card, VectorsReader take)
    {
        using var reader = connection.Command("SELECT vectors FROM vectors WHERE card = $card", "$card").With(card).ExecuteReader();
        if (reader.Read())
        {
            take(card, reader.Floats(0));
        }
    }

    private static CardDocument Card(SqliteDataReader reader, Cursor entries) => new(
        Lines(reader.GetString(4)), reader.GetInt32(2), reader.GetInt32(3), Lines(reader.GetString(5)),
        [.. entries.While(1, reader.GetInt64(1), entry => new EntryDocument(entry.GetGuid(3), entry.GetString(5), entry.GetString(6), entry.GetString(4)) { Row = entry.GetInt64(2) })]);

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    /// <summary>A reader that stands on a row until it is taken.</summary>
    private sealed class Cursor : IDisposable
    {
        private readonly SqliteDataReader _reader;
        private bool _stands;

        private Cursor(SqliteDataReader reader) => (_reader, _stands) = (reader, reader.Read());

        public static Cursor Over(SqliteCommand command) => new(command.ExecuteReader());

        public IEnumerable<T> While<T>(int column, long value, Func<SqliteDataReader, T> read)
        {
            while (_stands && _reader.GetInt64(column) == value)
            {
                var item = read(_reader);
                _stands = _reader.Read();
                yield return item;
            }
        }

        public void Dispose() => _reader.Dispose();
    }
}

/// <summary>Takes the vectors of a card and its parts, one after another, zeros where one is missing. They are valid during the call.</summary>
internal delegate void VectorsReader(long card, ReadOnlySpan<float> vectors);
