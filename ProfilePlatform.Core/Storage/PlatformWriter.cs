using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ProfilePlatform.Core.Storage;

/// <summary>
/// The one way to change the relational store. SQLite has one writer and its driver waits for it by sleeping a thread, so writers queue
/// here instead, without a thread. Work that must not be lost or doubled with its cause goes into the same call.
/// </summary>
public sealed class PlatformWriter(IDbContextFactory<AppDbContext> contexts) : IDisposable
{
    // As long as SQLite itself waits for a lock: behind a writer that hangs, the queue must not grow for ever.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private TaskCompletionSource _nextCommit = NewCommit();

    /// <summary>Ends with the next commit. Take it before looking for work, and await it afterwards: then no work is missed.</summary>
    public Task NextCommit => Volatile.Read(ref _nextCommit).Task;

    /// <summary>
    /// Runs <paramref name="work"/> in one immediate transaction, saves what it changed and commits. Keep files, processes and models out of it.
    /// Because writers queue, what the work reads cannot change before it commits. An exception rolls everything back.
    /// </summary>
    /// <exception cref="TimeoutException">Other writers took more than 30 seconds; nothing was changed.</exception>
    public async Task<T> WriteAsync<T>(Func<AppDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(LongestWait, cancellationToken))
        {
            throw new TimeoutException("Other writers took too long.");
        }

        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var result = await work(db, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                // Past this point the caller's going away must not leave it unknown whether the change holds.
                await transaction.CommitAsync(CancellationToken.None);
                Interlocked.Exchange(ref _nextCommit, NewCommit()).SetResult();
                return result;
            }
            catch
            {
                await UndoAsync(db, transaction);
                throw;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, without a result.</summary>
    public Task WriteAsync(Func<AppDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(async (db, token) =>
        {
            await work(db, token);
            return true;
        }, cancellationToken);

    /// <summary>
    /// A full disk makes SQLite roll back on its own. The driver's own ROLLBACK then fails, hides the cause and keeps the connection for ever.
    /// </summary>
    private static async Task UndoAsync(AppDbContext db, IDbContextTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }
        catch (SqliteException)
        {
            // An empty transaction gives it something to roll back.
            await db.Database.ExecuteSqlRawAsync("BEGIN", CancellationToken.None);
            await transaction.RollbackAsync(CancellationToken.None);
        }
    }

    private static TaskCompletionSource NewCommit() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
