using System.Diagnostics;
using System.Globalization;
using ProfilePlatform.Core.Documents.Reading;

namespace ProfilePlatform.Core.Documents;

/// <summary>Starts a reader process under limits, without this process's environment, and takes what it writes.</summary>
internal static class ReaderProcess
{
    /// <summary>Two million characters as JSON, at most six bytes each, and their page starts.</summary>
    private const int LongestReply = 16 * 1024 * 1024;

    /// <summary>
    /// Limits for the reader and what it starts: 256 MiB of data, processor seconds, no core file, no file written. The address space cannot be limited
    /// (<c>ulimit -v</c> keeps .NET from starting); the managed heap has its own limit below. A shell that cannot set one runs without it.
    /// </summary>
    private const string Limits = "ulimit -c 0; ulimit -d 262144; ulimit -t $0; ulimit -f 0; exec \"$@\"";

    /// <summary>What a run ended with: an exit code (above 128: a signal) and its output.</summary>
    public readonly record struct Outcome(int ExitCode, byte[] Output);

    /// <summary>Runs the command to its end; kills it and all it started when it is cancelled or writes too much.</summary>
    public static async Task<Outcome> RunAsync(IReadOnlyList<string> command, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(command, limit))
            ?? throw new InvalidOperationException("The document reader did not start.");
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var output = await ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new Outcome(process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> command, TimeSpan limit)
    {
        var seconds = Math.Ceiling(limit.TotalSeconds) + 1;
        IEnumerable<string> all = OperatingSystem.IsWindows()
            ? command
            : ["/bin/sh", "-c", Limits, seconds.ToString(CultureInfo.InvariantCulture), .. command];
        var start = new ProcessStartInfo(all.First(), all.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory)!,
        };
        var environment = start.Environment;
        environment.Clear();
        environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        environment["LANG"] = "C.UTF-8";
        environment["DOTNET_GCHeapHardLimit"] = "0x6000000";
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        // Its double mapping writes to a memory file, which the limit on files forbids.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            output.Write(buffer, 0, read);
            if (output.Length > LongestReply)
            {
                throw new DocumentRefusedException(DocumentRefusal.TooComplex);
            }
        }

        return output.ToArray();
    }
}
