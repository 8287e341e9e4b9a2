using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

/// <summary>One browser and one application with demo people, shared by the journeys; each test brings a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string _dataDir = Directory.CreateTempSubdirectory("browser-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private AppProcess? _app;

    public Uri Address => _app!.Address;

    /// <summary>Where the application keeps its data.</summary>
    public string DataDir => _dataDir;

    public async ValueTask InitializeAsync()
    {
        _app = await AppProcess.StartAsync(await PublishedApp.FolderAsync(), _dataDir, AppProcess.FreePort(), demoPeople: true, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_dataDir, recursive: true);
    }

    /// <summary>A visitor with a browser window of their own.</summary>
    internal Task<Visitor> VisitAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, Uri? address = null, bool withoutPolicy = false) =>
        Visitor.ComeAsync(_browser!, address ?? Address, width, scheme, withoutPolicy);
}

/// <summary>Tests that share the browser and the application.</summary>
[CollectionDefinition(nameof(BrowserTests))]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>;
