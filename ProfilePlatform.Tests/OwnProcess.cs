using System.Diagnostics;

namespace ProfilePlatform.Tests;

/// <summary>Runs tests of this assembly in a process of their own: to kill it, or to choose what is fixed once per process.</summary>
internal static class OwnProcess
{
    /// <summary>Starts the tests that <paramref name="filter"/> (as the runner's own option, for example <c>-class</c>) names.</summary>
    public static Process Start(string option, string filter, params (string Name, string Value)[] environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [typeof(OwnProcess).Assembly.Location, option, filter, "-noLogo", "-noColor"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Runs them to the end and gives the exit code and what they wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string option, string filter, CancellationToken cancellationToken, params (string Name, string Value)[] environment)
    {
        using var process = Start(option, filter, environment);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
