using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ProfilePlatform.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task Migrations_Together_AreTheModel()
    {
        await using var fixture = await PlatformDatabaseFixture.CreateAsync(TestContext.Current.CancellationToken);
        await using var db = await fixture.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var snapshot = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var migrated = db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)snapshot).FinalizeModel());
        var model = db.GetService<IDesignTimeModel>().Model;

        db.GetService<IMigrationsModelDiffer>().HasDifferences(migrated.GetRelationalModel(), model.GetRelationalModel())
            .ShouldBeFalse("run: dotnet ef migrations add Name --project ProfilePlatform.Core -o Storage/Migrations");
    }
}
