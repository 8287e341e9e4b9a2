using Microsoft.EntityFrameworkCore;

namespace ProfilePlatform.Core.Storage;

/// <summary>Brings the relational store up to the application's version.</summary>
public sealed class PlatformDatabase(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Applies the migrations that are missing and switches the file to write-ahead logging.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    /// <summary>
    /// Moves what the write-ahead log holds into the database and empties the log, so that nothing deleted stands there any more. False where somebody
    /// was reading meanwhile.
    /// </summary>
    public async Task<bool> EmptyLogAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }
}
