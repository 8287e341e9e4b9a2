using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProfilePlatform.Tests;

/// <summary>The application in a process of its own, as a user runs it. Disposing kills it without a warning.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly List<string> _output = [];
    private bool _ended;

    private AppProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>A client without a sign-in: the local admin.</summary>
    public HttpClient Client { get; }

    /// <summary>All that it has written to the console.</summary>
    public string Console
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts the application in <paramref name="folder"/> and waits until it is ready; <paramref name="settings"/> win.</summary>
    public static async Task<AppProcess> StartAsync(
        string folder, string dataDir, int port, bool demoPeople, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(folder, "ProfilePlatform.Web.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in new[]
        {
            ("DATA_DIR", dataDir), ("IS_LOCAL", "true"), ("ASPNETCORE_ENVIRONMENT", "Local"), ("ASPNETCORE_URLS", address.ToString().TrimEnd('/')),
            ("DEMO_PEOPLE", demoPeople ? "true" : "false"), ("CHAT_PER_MINUTE", "1000"),
            ("CHANGES_PER_MINUTE", "100000"), ("SEARCH_PER_MINUTE", "1000"), ("SIGN_INS_PER_MINUTE", "10000"), ("UPLOADS_PER_MINUTE", "10000"),
        })
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var app = new AppProcess(Process.Start(start)!, address);
        app.Keep(app._process.StandardOutput);
        app.Keep(app._process.StandardError);
        await app.ReadyAsync(cancellationToken);
        return app;
    }

    /// <summary>A port that nobody listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        await KillAsync();
        _process.Dispose();
        Client.Dispose();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!await AnswersAsync(patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The application ended at its start:\n" + Output());
            }

            try
            {
                await Task.Delay(100, patience.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException("The application did not get ready:\n" + Output(), exception);
            }
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(StreamReader reader) => _ = Task.Run(async () =>
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Add(line);
            }
        }
    });

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output.TakeLast(40));
        }
    }
}
