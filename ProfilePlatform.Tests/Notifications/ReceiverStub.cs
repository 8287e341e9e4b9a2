using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>Stands for SendGrid and Pushover on a free port of the loopback address: real HTTP, answers by a script, every request remembered.</summary>
internal sealed class ReceiverStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = [];
    private readonly ConcurrentQueue<Received> _confirmed = [];

    private ReceiverStub(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What it answers; null breaks the connection off.</summary>
    public Func<Received, CancellationToken, Task<int?>> Script { get; set; } = (_, _) => Task.FromResult<int?>(200);

    /// <summary>Headers of its answers.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>Those that it answered with success.</summary>
    public IReadOnlyList<Received> Confirmed => [.. _confirmed];

    public static async Task<ReceiverStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new ReceiverStub(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    public void Answer(int status) => Script = (_, _) => Task.FromResult<int?>(status);

    /// <summary>Takes requests and says nothing until they are given up.</summary>
    public void Hang() => Script = async (_, gone) =>
    {
        await Task.Delay(Timeout.Infinite, gone);
        return null;
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new Received(context.Request.Path, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync(context.RequestAborted));
        _all.Enqueue(request);
        if (await Script(request, context.RequestAborted) is not { } status)
        {
            context.Abort();
            return;
        }

        if (status is >= 200 and < 300)
        {
            _confirmed.Enqueue(request);
        }

        context.Response.StatusCode = status;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }
    }
}

/// <summary>A request that the stub got.</summary>
internal sealed record Received(string Path, string Authorization, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public System.Collections.Specialized.NameValueCollection Form => System.Web.HttpUtility.ParseQueryString(Body);
}
