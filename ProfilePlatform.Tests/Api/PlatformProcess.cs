using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProfilePlatform.Tests.Api;

/// <summary>The application in a process of its own, so that it can be killed like any other.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PlatformProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Starts <paramref name="assembly"/> (the tests' own copy where null) on <paramref name="dataDir"/> and waits until it is ready.</summary>
    public static async Task<PlatformProcess> StartAsync(
        string dataDir, bool demo, CancellationToken cancellationToken, string? assembly = null, string environment = "Test")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDir,
        };
        start.ArgumentList.Add(assembly ?? Path.Combine(AppContext.BaseDirectory, "ProfilePlatform.Web.dll"));
        start.Environment["DATA_DIR"] = dataDir;
        start.Environment["IS_LOCAL"] = "true";
        start.Environment["DEMO_PEOPLE"] = demo ? "true" : "false";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        var process = Process.Start(start)!;
        // Read what it writes, else it stands still once the pipe is full.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = new PlatformProcess(process, address);
        await started.WaitUntilReadyAsync(cancellationToken);
        return started;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The application ended with {_process.ExitCode}.");
            }

            try
            {
                using var response = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Poll.PauseAsync(cancellationToken);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
