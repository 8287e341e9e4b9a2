using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ProfilePlatform.Core.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the application.</summary>
internal sealed class AppDbContextDesign : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AppDbContext>().UseSqlite("Data Source=:memory:").Options);
}
