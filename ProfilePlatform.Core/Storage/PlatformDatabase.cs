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
}
