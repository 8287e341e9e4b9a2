using System.Diagnostics;

namespace ProfilePlatform.Tests.Api;

/// <summary>What is missing at run time takes away its own part and nothing else, and the platform says so.</summary>
public sealed class DegradedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-degraded-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NoVectorsAndNoEncoder_AnswersFromWordsAlone_AndSaysSo()
    {
        var application = CopyWithoutAssets();
        var dataDir = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        await using var platform = await AppProcess.StartAsync(application, dataDir, AppProcess.FreePort(), demoPeople: false, Token);
        var (status, ready) = await platform.Client.ReadAsync("/readyz");
        var degraded = ready.GetProperty("components").EnumerateArray().Where(part => part.Text("status") == "degraded").Select(part => part.Text("name"));
        var slug = await platform.Client.PublishAnnaAsync();
        var (_, answer) = await platform.Client.PostAsync($"/api/profiles/{slug}/chat", new { message = "What did Anna build at Nordwind?" });

        status.ShouldBe(200);
        degraded.ShouldBe(["encoder", "vectors"]);
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        answer.GetProperty("citations").EnumerateArray().ShouldContain(
            citation => citation.Text("quote").Contains("4 million invoices", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SecondProcessOnTheSameData_IsRefusedWithOneLine()
    {
        await using var first = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ProfilePlatform.Web.dll") },
            Environment =
            {
                ["DATA_DIR"] = _folder, ["IS_LOCAL"] = "true", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["ASPNETCORE_ENVIRONMENT"] = "Test",
            },
        };
        using var second = Process.Start(start)!;
        var errors = await second.StandardError.ReadToEndAsync(Token);
        await second.WaitForExitAsync(Token);

        second.ExitCode.ShouldBe(2);
        errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("DATA_DIR");
    }

    private string CopyWithoutAssets()
    {
        var target = Directory.CreateDirectory(Path.Combine(_folder, "app")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        // The bundled SQLite and the like.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "runtimes"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
