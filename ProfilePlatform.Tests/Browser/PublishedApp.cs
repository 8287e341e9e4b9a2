using System.Diagnostics;

namespace ProfilePlatform.Tests.Browser;

/// <summary>The published application on the disk: the one named by PUBLISHED_APP, or one made from what these tests were built with.</summary>
internal static class PublishedApp
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> FolderAsync() =>
        Environment.GetEnvironmentVariable("PUBLISHED_APP") is { Length: > 0 } folder ? Task.FromResult(folder) : Made.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // Compressing the assets is most of the time of a publish, and no test looks at it.
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["publish", Path.Combine(Repository.Root, "ProfilePlatform.Web"), "--no-build", "-c", configuration, "-o", folder, "-p:CompressionEnabled=false", "-v", "quiet", "--nologo"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("Publishing failed:\n" + output);
    }
}
