using System.Runtime.InteropServices;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>
/// Turns one file's set of passages into another, inside the caller's transaction: unchanged rows and their vectors stay, stale ones go.
/// Writes nothing but the content version where nothing changed.
/// </summary>
internal sealed class IndexReplacement(IndexConnection connection, IndexContent content, bool vectorsAvailable)
{
    private readonly Dictionary<Guid, IndexChange> _changes = [];
    private readonly List<(long Row, ReadOnlyMemory<float> Vector)> _present = [];
    private readonly bool _withVectors = vectorsAvailable && content.Dimensions > 0;
    private bool _rebuildVectors;
    private bool _changed;

    /// <exception cref="ArgumentException">Two passages share an id, or a vector has the wrong length.</exception>
    public static void Check(IndexContent content)
    {
        if (content.Chunks.DistinctBy(item => item.Chunk.Id).Count() != content.Chunks.Count)
        {
            throw new ArgumentException("Two passages share an id.", nameof(content));
        }
        if (content.Chunks.Any(item => item.Vector.Length != content.Dimensions))
        {
            throw new ArgumentException($"Every vector must have {content.Dimensions} dimensions.", nameof(content));
        }
    }

    /// <summary>Does it.</summary>
    public IReadOnlyList<IndexChange> Apply(CancellationToken cancellationToken)
    {
        if (!connection.HasTables)
        {
            connection.Execute(IndexSchema.Create);
        }
        var before = IndexMeta.Read(connection);
        var (encoder, dimensions) = _withVectors ? (content.Encoder, content.Dimensions) : ("", 0);
        _rebuildVectors = (encoder, dimensions) != (before.Encoder, before.Dimensions);
        _changed = _rebuildVectors;

        var stored = ReadStored();
        if (content.Rebuild)
        {
            RemoveAll(stored, cancellationToken);
        }
        foreach (var (chunk, vector) in content.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = stored.Remove(chunk.Id, out var old) ? Keep(old, chunk, vector) : Add(chunk, vector);
            _present.Add((row, vector));
        }
        var stale = stored.Count;
        RemoveAll(stored, cancellationToken);
        if (_rebuildVectors)
        {
            RebuildVectors(cancellationToken);
        }
        if (stale > 0 || content.Rebuild)
        {
            // Else the words of deleted passages stay readable in old segments.
            connection.Execute("INSERT INTO chunks_fts(chunks_fts) VALUES('optimize')");
        }
        new IndexMeta(content.ContentVersion, encoder, dimensions, before.Generation + (_changed ? 1 : 0)).Write(connection);
        return [.. _changes.Values];
    }

    private void RemoveAll(Dictionary<string, StoredChunk> stored, CancellationToken cancellationToken)
    {
        foreach (var old in stored.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Remove(old);
        }
        stored.Clear();
    }

    private Dictionary<string, StoredChunk> ReadStored()
    {
        Dictionary<string, StoredChunk> stored = [];
        using var reader = connection
            .Command("SELECT row, id, document_id, topic, heading, span_start, span_end, position FROM chunks").ExecuteReader();
        while (reader.Read())
        {
            stored.Add(reader.GetString(1), new StoredChunk(
                reader.GetInt64(0), Guid.Parse(reader.GetString(2)), reader.GetString(3), reader.GetString(4),
                new TextSpan(reader.GetInt32(5), reader.GetInt32(6)), reader.GetInt32(7)));
        }
        return stored;
    }

    private long Add(Chunk chunk, ReadOnlyMemory<float> vector)
    {
        Count(chunk.DocumentId, added: 1);
        _changed = true;
        var row = (long)connection.Command(
            """
            INSERT INTO chunks(id, document_id, topic, position, span_start, span_end, text_hash, heading, text)
            VALUES($id, $document, $topic, $position, $start, $end, $hash, $heading, $text)
            """, "$id", "$document", "$topic", "$position", "$start", "$end", "$hash", "$heading", "$text")
            .With(chunk.Id, chunk.DocumentId.ToString("D"), chunk.Topic, chunk.Position, chunk.Span.Start, chunk.Span.End, TextHash.Of(chunk.Text), chunk.Heading, chunk.Text)
            .Inserted(connection);
        connection.Command("INSERT INTO chunks_fts(rowid, heading, text) VALUES($row, $heading, $text)", "$row", "$heading", "$text")
            .Run(row, IndexedText.Of(chunk.Heading), IndexedText.Of(chunk.Text));
        if (_withVectors && !_rebuildVectors)
        {
            InsertVector(row, vector);
        }
        return row;
    }

    private long Keep(StoredChunk old, Chunk chunk, ReadOnlyMemory<float> vector)
    {
        Count(chunk.DocumentId, kept: 1);
        if (old == new StoredChunk(old.Row, chunk.DocumentId, chunk.Topic, chunk.Heading, chunk.Span, chunk.Position))
        {
            return old.Row;
        }
        _changed = true;
        connection.Command(
            """
            UPDATE chunks SET document_id = $document, topic = $topic, heading = $heading, span_start = $start, span_end = $end, position = $position
            WHERE row = $row
            """, "$document", "$topic", "$heading", "$start", "$end", "$position", "$row")
            .Run(chunk.DocumentId.ToString("D"), chunk.Topic, chunk.Heading, chunk.Span.Start, chunk.Span.End, chunk.Position, old.Row);
        if (old.Heading != chunk.Heading)
        {
            connection.Command("UPDATE chunks_fts SET heading = $heading WHERE rowid = $row", "$heading", "$row")
                .Run(IndexedText.Of(chunk.Heading), old.Row);
            if (_withVectors && !_rebuildVectors)
            {
                // The encoder may have read the heading too.
                DeleteVector(old.Row);
                InsertVector(old.Row, vector);
            }
        }
        return old.Row;
    }

    private void Remove(StoredChunk old)
    {
        Count(old.DocumentId, removed: 1);
        _changed = true;
        connection.Command("DELETE FROM chunks WHERE row = $row", "$row").Run(old.Row);
        connection.Command("DELETE FROM chunks_fts WHERE rowid = $row", "$row").Run(old.Row);
        if (_withVectors && !_rebuildVectors)
        {
            DeleteVector(old.Row);
        }
    }

    // Without the extension its table cannot even be dropped: it stays, unnamed by meta, until vectors come again.
    private void RebuildVectors(CancellationToken cancellationToken)
    {
        if (vectorsAvailable)
        {
            connection.Execute("DROP TABLE IF EXISTS chunk_vectors");
        }
        if (!_withVectors)
        {
            return;
        }
        connection.Execute(IndexSchema.CreateVectors(content.Dimensions));
        foreach (var (row, vector) in _present)
        {
            cancellationToken.ThrowIfCancellationRequested();
            InsertVector(row, vector);
        }
    }

    private void InsertVector(long row, ReadOnlyMemory<float> vector) =>
        connection.Command("INSERT INTO chunk_vectors(rowid, embedding) VALUES($row, $vector)", "$row", "$vector")
            .Run(row, MemoryMarshal.AsBytes(vector.Span).ToArray());

    private void DeleteVector(long row) => connection.Command("DELETE FROM chunk_vectors WHERE rowid = $row", "$row").Run(row);

    private void Count(Guid documentId, int added = 0, int kept = 0, int removed = 0)
    {
        var change = _changes.GetValueOrDefault(documentId, new IndexChange(documentId, 0, 0, 0));
        _changes[documentId] = change with
        {
            Added = change.Added + added, Kept = change.Kept + kept, Removed = change.Removed + removed,
        };
    }

    private sealed record StoredChunk(long Row, Guid DocumentId, string Topic, string Heading, TextSpan Span, int Position);
}
