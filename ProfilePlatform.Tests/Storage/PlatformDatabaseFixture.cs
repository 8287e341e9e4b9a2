using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Storage;

/// <summary>A relational store in a folder of its own, migrated, real.</summary>
internal sealed class PlatformDatabaseFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private PlatformDatabaseFixture(string folder, bool ownsFolder)
    {
        _ownsFolder = ownsFolder;
        Data = new DataDirectory(folder);
        _services = new ServiceCollection().AddStorage(Data).BuildServiceProvider();
    }

    public DataDirectory Data { get; }

    public PlatformWriter Writer => _services.GetRequiredService<PlatformWriter>();

    public IDbContextFactory<AppDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    public static async Task<PlatformDatabaseFixture> CreateAsync(CancellationToken cancellationToken)
    {
        SqliteNatives.Use();
        var fixture = new PlatformDatabaseFixture(Directory.CreateTempSubdirectory("platform-db-").FullName, ownsFolder: true);
        await fixture._services.GetRequiredService<PlatformDatabase>().MigrateAsync(cancellationToken);
        return fixture;
    }

    /// <summary>The store in a folder of another fixture, which removes it.</summary>
    public static PlatformDatabaseFixture Open(string folder)
    {
        SqliteNatives.Use();
        return new PlatformDatabaseFixture(folder, ownsFolder: false);
    }

    /// <summary>Changes the store behind the application's back.</summary>
    public async Task BreakAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Data.PlatformDb}");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Data.Root, recursive: true);
        }
    }
}
