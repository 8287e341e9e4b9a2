using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Api;

/// <summary>The whole application in this process, on a free port of the loopback address, with a data folder of its own.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private PlatformHost(WebApplication app, string dataDir, bool ownsFolder)
    {
        _app = app;
        _ownsFolder = ownsFolder;
        DataDir = dataDir;
        Address = new Uri(app.Urls.First());
        Admin = Client(allowRedirects: false);
    }

    public string DataDir { get; }

    public Uri Address { get; }

    /// <summary>A client without a sign-in: the local admin.</summary>
    public HttpClient Admin { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<PlatformHost> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, string? dataDir = null, CancellationToken cancellationToken = default) =>
        StartAsync(settings, dataDir, _ => { }, cancellationToken);

    /// <summary>Starts it with <paramref name="routes"/> of a test's own beside those of the application.</summary>
    public static async Task<PlatformHost> StartAsync(
        IReadOnlyDictionary<string, string?>? settings, string? dataDir, Action<WebApplication> routes, CancellationToken cancellationToken)
    {
        var folder = dataDir ?? Directory.CreateTempSubdirectory("platform-").FullName;
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["DATA_DIR"] = folder,
            ["IS_LOCAL"] = "true",
            ["DEMO_PEOPLE"] = "false",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["CHAT_PER_MINUTE"] = "10000",
            ["CHANGES_PER_MINUTE"] = "100000",
            ["SIGN_INS_PER_MINUTE"] = "10000",
            ["UPLOADS_PER_MINUTE"] = "10000",
            ["SEARCH_PER_MINUTE"] = "10000",
            ["LOG_LEVEL"] = "WARNING",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            all[name] = value;
        }

        var app = PlatformApp.Build(["--environment", "Test"], all);
        routes(app);
        try
        {
            await app.StartPlatformAsync();
        }
        catch
        {
            // What has begun already still writes to the folder.
            await app.DisposeAsync();
            throw;
        }

        return new PlatformHost(app, folder, ownsFolder: dataDir is null);
    }

    /// <summary>A client that is signed in as the user with this address; with an empty one, an anonymous visitor.</summary>
    public async Task<HttpClient> SignInAsync(string email, CancellationToken cancellationToken)
    {
        var client = Client(allowRedirects: false);
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([new("email", email)]);
        using var response = await client.PostAsync(new Uri("/login/local", UriKind.Relative), form, cancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(DataDir, recursive: true);
        }
    }

    private HttpClient Client(bool allowRedirects) => new(new SocketsHttpHandler { AllowAutoRedirect = allowRedirects }) { BaseAddress = Address };
}
