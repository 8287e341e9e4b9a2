using Microsoft.EntityFrameworkCore;

namespace ProfilePlatform.Core.Storage;

/// <summary>
/// The relational store. It knows no feature: each feature brings its own <see cref="IEntityTypeConfiguration{TEntity}"/>
/// and asks for <c>Set&lt;T&gt;()</c>. Take one context per operation from the factory; a circuit never holds one.
/// </summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no type for instants: EF Core 6 cannot order or compare DateTimeOffset there.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<List<string>>().HaveConversion<StringListJson, StringListComparer>();
    }
}
