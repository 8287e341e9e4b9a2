using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Indexing;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Storage;

public sealed class SqliteNativesTests
{
    // The variable also keeps the run in the child from starting another.
    private static bool IsBundledRun => Environment.GetEnvironmentVariable(SqliteNatives.BundledVariable) is "1";

    [Fact]
    public void Use_ThisProcess_IsTheLibraryAskedFor()
    {
        var native = SqliteNatives.Use();

        if (IsBundledRun)
        {
            native.ShouldBe(new SqliteNative("3.35.5", System: false));
        }
        Version.Parse(native.Version).ShouldBeGreaterThanOrEqualTo(new Version(3, 35, 5));
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.ServerVersion.ShouldBe(native.Version);
    }

    [Theory]
    [InlineData(nameof(SqliteNativesTests))]
    [InlineData(nameof(SqliteProfileIndexTests))]
    [InlineData(nameof(LexicalProfileIndexTests))]
    [InlineData(nameof(PeopleStoreTests))]
    public async Task StorageTests_OnTheBundledLibrary_Pass(string tests)
    {
        Assert.SkipWhen(IsBundledRun, "This is the run on the bundled library.");

        var (exitCode, output) = await OwnProcess.RunAsync(
            "-class", "*." + tests, TestContext.Current.CancellationToken, (SqliteNatives.BundledVariable, "1"));

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain("Total: 0");
    }

    [Fact]
    public void VectorExtension_Missing_SaysWhy()
    {
        var missing = new VectorExtension(Path.Combine(Path.GetTempPath(), "no-such-folder"));

        missing.Available.ShouldBeFalse();
        missing.Reason.ShouldNotBeNull().ShouldContain("not among the assets");
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        missing.Load(connection);
    }

    [Fact]
    public void VectorExtension_NotALibrary_SaysWhy()
    {
        var real = new VectorExtension();
        Assert.SkipUnless(real.Available, real.Reason ?? "");
        var folder = Directory.CreateTempSubdirectory("vec-");
        try
        {
            foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "assets"), "vec0.*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(AppContext.BaseDirectory, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.WriteAllText(copy, "not a library");
            }

            var broken = new VectorExtension(folder.FullName);

            broken.Available.ShouldBeFalse();
            broken.Reason.ShouldNotBeNull().ShouldContain("does not load");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void VectorExtension_Loaded_LeavesSqlUnableToLoadMore()
    {
        var extension = new VectorExtension();
        Assert.SkipUnless(extension.Available, extension.Reason ?? "");
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        extension.Load(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT load_extension('x')";

        Should.Throw<SqliteException>(() => command.ExecuteScalar()).Message.ShouldContain("not authorized");
    }
}
