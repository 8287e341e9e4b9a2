using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Tests.Api;

/// <summary>Takes what the OpenTelemetry protocol sends over HTTP, on a free port of the loopback address.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Type, string Header, string Text)> _taken = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<(string Path, string Type, string Header, string Text)> Taken => [.. _taken];

    /// <summary>All bodies of a path; the protocol's texts stand in them as UTF-8.</summary>
    public string At(string path) => string.Concat(_taken.Where(one => one.Path == path).Select(one => one.Text));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new Collector(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            collector._taken.Enqueue((
                context.Request.Path, context.Request.ContentType ?? "", context.Request.Headers["x-collector-key"].ToString(), Encoding.UTF8.GetString(body.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
