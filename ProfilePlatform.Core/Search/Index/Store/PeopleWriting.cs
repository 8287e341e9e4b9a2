using System.Runtime.InteropServices;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Search.Index.Documents;

namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>Writes and removes people within the caller's transaction.</summary>
internal sealed class PeopleWriting(IndexConnection connection, PeopleMeta meta)
{
    private const string DeletePerson = "DELETE FROM people WHERE person = $person";

    /// <summary>Removes whoever has this profile; nothing where nobody does.</summary>
    public void Remove(Guid profileId)
    {
        var person = connection.Command("SELECT person FROM people WHERE profile_id = $id", "$id").With(profileId.ToString("D")).ExecuteScalar();
        if (person is null)
        {
            return;
        }

        connection.Command(
            "INSERT INTO entries_fts(entries_fts, rowid, title, words) SELECT 'delete', row, title, words FROM entries WHERE person = $person", "$person").Run(person);
        connection.Command("DELETE FROM vectors WHERE card IN (SELECT card FROM cards WHERE person = $person)", "$person").Run(person);
        connection.Command("DELETE FROM entries WHERE person = $person", "$person").Run(person);
        connection.Command("DELETE FROM cards WHERE person = $person", "$person").Run(person);
        connection.Command(DeletePerson, "$person").Run(person);
    }

    /// <summary>Adds a person; returns the document with its row numbers.</summary>
    public PersonDocument Add(PersonDocument document, bool hasVectors)
    {
        var person = connection.Command(
            """
            INSERT INTO people(profile_id, content_version, generation, has_vectors, open_to_work, salary_min, preferred_places)
            VALUES($id, $version, $generation, $vectors, $open, $salary, $places)
            """, "$id", "$version", "$generation", "$vectors", "$open", "$salary", "$places")
            .With(
                document.ProfileId.ToString("D"), document.ContentVersion, meta.Generation, hasVectors, document.OpenToWork,
                document.SalaryMin is { } salary ? salary : DBNull.Value, string.Join('\n', document.PreferredPlaces))
            .Inserted(connection);
        return document with { Cards = [.. document.Cards.Select(card => Add(person, card))] };
    }

    private CardDocument Add(long person, CardDocument card)
    {
        var entries = new List<EntryDocument>(card.Entries.Count);
        foreach (var entry in card.Entries)
        {
            entries.Add(Add(person, entries.Count == 0 ? 0 : entries[0].Row, entry));
        }

        connection.Command(
            "INSERT INTO cards(card, person, starts, ends, facets, phrases) VALUES($card, $person, $starts, $ends, $facets, $phrases)",
            "$card", "$person", "$starts", "$ends", "$facets", "$phrases")
            .Run(entries[0].Row, person, card.Start, card.End, string.Join('\n', card.Facets), string.Join('\n', card.Phrases));
        if (entries.Exists(entry => !entry.Vector.IsEmpty))
        {
            connection.Command("INSERT INTO vectors(card, vectors) VALUES($card, $vectors)", "$card", "$vectors").Run(entries[0].Row, Vectors(entries));
        }

        return card with { Entries = entries };
    }

    private byte[] Vectors(List<EntryDocument> entries)
    {
        var all = new float[entries.Count * meta.Dimensions];
        foreach (var (index, entry) in entries.Index())
        {
            entry.Vector.Span.CopyTo(all.AsSpan(index * meta.Dimensions));
        }

        return MemoryMarshal.AsBytes(all.AsSpan()).ToArray();
    }

    private EntryDocument Add(long person, long card, EntryDocument entry)
    {
        var row = connection.Command(
            "INSERT INTO entries(person, card, id, text_hash, title, words) VALUES($person, $card, $id, $hash, $title, $words)",
            "$person", "$card", "$id", "$hash", "$title", "$words")
            .With(person, card, entry.Id.ToString("D"), entry.TextHash, entry.Title, entry.Words).Inserted(connection);
        if (card == 0)
        {
            connection.Command("UPDATE entries SET card = row WHERE row = $row", "$row").Run(row);
        }

        connection.Command("INSERT INTO entries_fts(rowid, title, words) VALUES($row, $title, $words)", "$row", "$title", "$words")
            .Run(row, entry.Title, entry.Words);
        return entry with { Row = row };
    }
}
