using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>
/// One SQLite file per profile. Calls run on the caller's thread, for SQLite has no asynchronous input and output; only waiting does not hold it.
/// Cancellation is looked at between rows, not by sqlite3_interrupt: sqlite-vec 0.1.9 was measured to crash the process when a statement of its
/// own is interrupted (it clears the bindings of a statement that was not prepared).
/// </summary>
internal sealed class SqliteProfileIndex(ProfileIndexFiles files, VectorExtension vectors) : IProfileIndex
{
    private const int SqliteError = 1;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    public Task<IReadOnlyList<IndexChange>> ReplaceAsync(Guid profileId, IndexContent content, CancellationToken cancellationToken)
    {
        IndexReplacement.Check(content);
        return UseAsync(profileId, file => WriteAsync(file, content, cancellationToken), cancellationToken);
    }

    public Task<IndexStatus> StatusAsync(Guid profileId, CancellationToken cancellationToken) =>
        ReadAsync(profileId, new IndexStatus(0, new Dictionary<string, int>(), 0, ""), (_, connection) =>
        {
            var (meta, topics) = (IndexMeta.Read(connection), IndexRows.CountByTopic(connection));
            return new IndexStatus(topics.Values.Sum(), topics, meta.ContentVersion, meta.Encoder);
        }, cancellationToken);

    public Task<IReadOnlyDictionary<string, float[]>> KnownVectorsAsync(
        Guid profileId, string encoder, IReadOnlyCollection<string> textHashes, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, float[]>>(profileId, new Dictionary<string, float[]>(), (_, connection) =>
            vectors.Available && encoder.Length > 0 && IndexMeta.Read(connection).Encoder == encoder
                ? IndexRows.Vectors(connection, textHashes)
                : new Dictionary<string, float[]>(), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(Guid profileId, IndexQuery query, CancellationToken cancellationToken) =>
        ReadAsync(profileId, [], (file, connection) =>
            new IndexSearch(connection, Snapshot(file, connection, cancellationToken), query).Run(cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Chunk>> ReadAsync(
        Guid profileId, IReadOnlyCollection<string> topics, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Chunk>>(
            profileId, [], (_, connection) => IndexRows.Read(connection, topics, Math.Max(0, limit)), cancellationToken);

    public Task CloseAsync(Guid profileId, CancellationToken cancellationToken) => files.CloseAsync(profileId, cancellationToken);

    private IndexSnapshot Snapshot(ProfileIndexFile file, IndexConnection connection, CancellationToken cancellationToken)
    {
        var meta = IndexMeta.Read(connection);
        if (file.Snapshot is { } resident && resident.Meta.Generation == meta.Generation)
        {
            return resident;
        }
        return file.Snapshot = IndexSnapshot.Load(connection, meta, vectors.Available, cancellationToken);
    }

    private async Task<IReadOnlyList<IndexChange>> WriteAsync(
        ProfileIndexFile file, IndexContent content, CancellationToken cancellationToken)
    {
        await file.WriteGate.WaitAsync(cancellationToken);
        try
        {
            var changes = Run(file, file.Take(create: true)!, connection =>
            {
                using var transaction = connection.BeginWrite();
                var changes = new IndexReplacement(connection, content, vectors.Available).Apply(cancellationToken);
                transaction.Commit();
                return changes;
            });
            File.Delete(ProfileIndexFiles.AsidePath(file.Path));
            return changes;
        }
        finally
        {
            file.WriteGate.Release();
        }
    }

    private Task<T> ReadAsync<T>(
        Guid profileId, T nothing, Func<ProfileIndexFile, IndexConnection, T> read, CancellationToken cancellationToken) =>
        UseAsync(profileId, file => Task.FromResult(Read(file, nothing, read)), cancellationToken);

    private static T Read<T>(ProfileIndexFile file, T nothing, Func<ProfileIndexFile, IndexConnection, T> read)
    {
        var taken = file.Take(create: false);
        return taken is null ? nothing : Run(file, taken, connection =>
        {
            using var transaction = connection.BeginRead();
            var result = connection.HasTables ? read(file, connection) : nothing;
            transaction.Commit();
            return result;
        });
    }

    /// <summary>Runs work on a handle; one on which it failed is closed, not used again.</summary>
    private static T Run<T>(ProfileIndexFile file, IndexConnection connection, Func<IndexConnection, T> work)
    {
        var good = false;
        try
        {
            var result = work(connection);
            good = true;
            return result;
        }
        finally
        {
            if (good)
            {
                file.GiveBack(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Runs work on the profile's file; a file that turns out to be broken is set aside, and the work is done on none.</summary>
    private async Task<T> UseAsync<T>(Guid profileId, Func<ProfileIndexFile, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var firstTry = true; ; firstTry = false)
        {
            var file = await files.LeaseAsync(profileId, cancellationToken);
            Exception broken;
            try
            {
                return await work(file);
            }
            catch (Exception exception) when (firstTry && IsBroken(exception, file))
            {
                broken = exception;
            }
            finally
            {
                files.Release(file);
            }
            await files.SetAsideAsync(file, broken, cancellationToken);
        }
    }

    private static bool IsBroken(Exception exception, ProfileIndexFile file) => exception switch
    {
        UnusableIndexException => true,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => true,
        // So sqlite-vec reports damage to its own tables; a faulty statement looks the same, hence the check.
        SqliteException { SqliteErrorCode: SqliteError } => !IsSound(file),
        _ => false,
    };

    private static bool IsSound(ProfileIndexFile file)
    {
        try
        {
            using var connection = file.Take(create: false);
            return connection is null || connection.Command("PRAGMA quick_check(1)").ExecuteScalar() is "ok";
        }
        catch (Exception exception) when (exception is UnusableIndexException or SqliteException)
        {
            return false;
        }
    }
}
