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
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>
    /// Runs <paramref name="work"/> in one immediate transaction, saves what it changed and commits. Keep files, processes and models out of it.
    /// Because writers queue, what the work reads cannot change before it commits. An exception rolls everything back.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<AppDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
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

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();
}
