using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>A change of the index: a person as they are now, or, with no document, one who is gone.</summary>
internal sealed record PersonChange(Guid ProfileId, PersonDocument? Document, bool HasVectors);

/// <summary>
/// <c>search.db</c>: who is listed, with words, vectors and filter columns. A projection: what cannot be used is thrown away and built again. One
/// writer at a time; readers have handles of their own.
/// </summary>
internal sealed class PeopleStore(DataDirectory data, ILogger<PeopleStore> log) : IDisposable
{
    private const int SqliteError = 1;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;
    private const int IdleReaders = 8;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private ConcurrentBag<IndexConnection> _readers = [];
    private IndexConnection? _writer;
    private volatile bool _suspect;

    /// <summary>What the file says of itself; makes the file where there is none, and anew where it cannot be used.</summary>
    public Task<PeopleMeta> OpenAsync(CancellationToken cancellationToken) => UseAsync(connection => PeopleMeta.Read(connection), cancellationToken);

    /// <summary>Whose profiles are there.</summary>
    public Task<Dictionary<Guid, (long Version, long Generation, bool HasVectors)>> VersionsAsync(CancellationToken cancellationToken) =>
        UseAsync(PeopleReading.Versions, cancellationToken);

    /// <summary>Applies changes in one transaction; returns what was stored, with row numbers, and the generation that it makes.</summary>
    /// <param name="changes">Each profile at most once.</param>
    /// <param name="encoder">Of the documents' vectors; empty where none has one.</param>
    /// <param name="dimensions">Their length.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public Task<(PeopleMeta Meta, IReadOnlyList<PersonDocument> Stored)> WriteAsync(
        IReadOnlyList<PersonChange> changes, string encoder, int dimensions, CancellationToken cancellationToken) => UseAsync(connection =>
    {
        using var transaction = connection.BeginWrite();
        var before = PeopleMeta.Read(connection);
        var first = before.Dimensions == 0 && dimensions > 0;
        var meta = before with { Generation = before.Generation + 1, Encoder = first ? encoder : before.Encoder, Dimensions = first ? dimensions : before.Dimensions };
        var writing = new PeopleWriting(connection, meta);
        var stored = new List<PersonDocument>();
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writing.Remove(change.ProfileId);
            if (change.Document is { } document)
            {
                stored.Add(writing.Add(document, change.HasVectors));
            }
        }

        meta.Write(connection);
        transaction.Commit();
        return (meta, (IReadOnlyList<PersonDocument>)stored);
    }, cancellationToken);

    /// <summary>Reads at one moment, on a handle that the caller has alone.</summary>
    public T Read<T>(Func<IndexConnection, PeopleMeta, T> read)
    {
        var readers = _readers;
        if (!readers.TryTake(out var connection))
        {
            connection = IndexConnection.Open(data.SearchDb, null, create: false, PeopleSchema.Version);
        }

        try
        {
            T result;
            using (connection.BeginRead())
            {
                result = read(connection, PeopleMeta.Read(connection));
            }

            if (ReferenceEquals(readers, _readers) && readers.Count < IdleReaders)
            {
                readers.Add(connection);
                connection = null;
            }

            return result;
        }
        catch (SqliteException)
        {
            // Readers cannot throw the file away under others; the writer looks at it next.
            _suspect = true;
            throw;
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>Throws the file away and begins an empty one.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Discard();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        CloseAll();
        _gate.Dispose();
    }

    private async Task<T> UseAsync<T>(Func<IndexConnection, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Use(work), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private T Use<T>(Func<IndexConnection, T> work)
    {
        try
        {
            var writer = Writer();
            if (_suspect)
            {
                _suspect = false;
                _ = IsSound() ? true : throw new UnusableIndexException("it is damaged");
            }

            return work(writer);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            log.PeopleIndexDiscarded(exception.Message);
            Discard();
            return work(Writer());
        }
    }

    private IndexConnection Writer()
    {
        if (_writer is not null && File.Exists(data.SearchDb))
        {
            return _writer;
        }

        CloseAll();
        Directory.CreateDirectory(data.Root);
        var writer = IndexConnection.Open(data.SearchDb, null, create: true, PeopleSchema.Version);
        try
        {
            if (!writer.HasTables)
            {
                using var transaction = writer.BeginWrite();
                writer.Execute(PeopleSchema.Create);
                new PeopleMeta(RandomNumberGenerator.GetHexString(32), 0, "", 0).Write(writer);
                transaction.Commit();
            }

            return _writer = writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private void Discard()
    {
        CloseAll();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(data.SearchDb + suffix);
        }
    }

    private void CloseAll()
    {
        _writer?.Dispose();
        _writer = null;
        foreach (var reader in Interlocked.Exchange(ref _readers, []))
        {
            reader.Dispose();
        }
    }

    private bool IsBroken(Exception exception) => exception switch
    {
        UnusableIndexException => true,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => true,
        // So FTS5 may report damage to its own tables; a faulty statement looks the same, hence the check.
        SqliteException { SqliteErrorCode: SqliteError } => !IsSound(),
        _ => false,
    };

    private bool IsSound()
    {
        try
        {
            return _writer?.Command("PRAGMA quick_check(1)").ExecuteScalar() is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
