using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Storage;

/// <summary>Registers the relational store.</summary>
public static class AddStorageExtensions
{
    /// <summary>Adds the relational store in <paramref name="data"/>.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataDirectory data)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = data.PlatformDb, DefaultTimeout = 30 }.ToString();
        services.AddSingleton(data);
        services.AddDbContextFactory<AppDbContext>(options => options
            .UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll));
        services.AddSingleton<PlatformWriter>();
        services.AddSingleton<PlatformDatabase>();
        return services;
    }
}
