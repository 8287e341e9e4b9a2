using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProfilePlatform.Tests.Api;

/// <summary>A start that cannot work ends in one line that says what to do, and with exit code 2.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-start-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task DataFolder_ThatIsAFile_IsNamed()
    {
        var file = Path.Combine(_folder, "data");
        await File.WriteAllTextAsync(file, "x", Token);
        (await StartAsync(file)).ShouldContain("DATA_DIR");
    }

    [Theory]
    [InlineData("platform.db")]
    [InlineData("jobs.db")]
    public async Task Database_ThatIsAFolder_IsAnUnusableDataFolder(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name));
        (await StartAsync(_folder)).ShouldStartWith("DATA_DIR cannot be used");
    }

    [Theory]
    [InlineData("platform.db")]
    [InlineData("jobs.db")]
    public async Task Database_ThatIsNone_IsAnUnusableDataFolder(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, name), string.Concat(Enumerable.Repeat("This is no database. ", 500)), Token);
        (await StartAsync(_folder)).ShouldStartWith("DATA_DIR cannot be used");
    }

    [Fact]
    public async Task Address_ThatIsTaken_IsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        (await StartAsync(_folder, ((IPEndPoint)listener.LocalEndpoint).Port)).ShouldContain("ASPNETCORE_URLS");
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("3m")]
    public async Task Disk_ThatIsFull_IsSaid(string size)
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder, "disk")).FullName;
        if (!await RunsAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk))
        {
            Assert.Skip("A small disk cannot be mounted here: it takes Linux and root.");
        }

        try
        {
            (await StartAsync(disk)).ShouldStartWith("DATA_DIR");
        }
        finally
        {
            (await RunsAsync("umount", disk)).ShouldBeTrue();
        }
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync(Token);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> StartAsync(string dataDir, int port = 0)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ProfilePlatform.Web.dll") },
            Environment =
            {
                ["DATA_DIR"] = dataDir, ["IS_LOCAL"] = "true", ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}", ["ASPNETCORE_ENVIRONMENT"] = "Test",
            },
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        // Should it start after all, it must not stay.
        await using var end = patience.Token.Register(process.Kill);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(2);
        (await output).ShouldNotContain("   at ");
        return errors.Trim().Split('\n').ShouldHaveSingleItem();
    }
}
