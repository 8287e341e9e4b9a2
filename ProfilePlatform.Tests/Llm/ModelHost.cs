using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Llm;

/// <summary>The application with a stub provider behind it, and Anna's profile published.</summary>
internal sealed class ModelHost : IAsyncDisposable
{
    private ModelHost(StubProvider stub, PlatformHost host, TwinScript script, string slug) => (Stub, Host, Script, Slug) = (stub, host, script, slug);

    public StubProvider Stub { get; }

    public PlatformHost Host { get; }

    public TwinScript Script { get; }

    public string Slug { get; }

    public HttpClient Client => Host.Admin;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts all of it; the requests of indexing are forgotten.</summary>
    public static async Task<ModelHost> StartAsync(params (string Name, string? Value)[] settings)
    {
        var stub = await StubProvider.StartAsync();
        var script = new TwinScript();
        stub.Script = script.Reply;
        var all = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var host = await PlatformHost.StartAsync(all, cancellationToken: Token);
        var slug = await host.Admin.PublishAnnaAsync();
        stub.Forget();
        return new ModelHost(stub, host, script, slug);
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string message, string? session = null, object? history = null) =>
        Client.PostAsync($"/api/profiles/{Slug}/chat", new { message, session_id = session, history });

    /// <summary>Asks, and expects an answer.</summary>
    public async Task<JsonElement> AskAsync(string message, string? session = null, object? history = null)
    {
        var (status, answer) = await PostAsync(message, session, history);
        status.ShouldBe(200);
        return answer;
    }

    /// <summary>The events of a turn, in order; <paramref name="seen"/> hears of each as it comes.</summary>
    public async Task<List<(string Name, JsonElement Data)>> StreamAsync(string message, Action<string>? seen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/profiles/{Slug}/chat/stream") { Content = JsonContent.Create(new { message }) };
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        var events = new List<(string, JsonElement)>();
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                var data = (await reader.ReadLineAsync(Token))!;
                events.Add((line["event: ".Length..], JsonSerializer.Deserialize<JsonElement>(data["data: ".Length..])));
                seen?.Invoke(events[^1].Item1);
            }
        }

        return events;
    }

    /// <summary>The turns of a conversation as they are stored.</summary>
    public async Task<IReadOnlyList<ChatTurn>> TurnsAsync(string session) =>
        await Host.Services.GetRequiredService<Conversations>().ReadAsync(await ProfileIdAsync(), session, Token);

    public async Task<Guid> ProfileIdAsync() =>
        (await Host.Services.GetRequiredService<ProfileDirectory>().FindAsync(Viewer.Platform, Slug, Token))!.Id;

    public async Task<List<JsonElement>> ItemsAsync(string list) =>
        [.. (await Client.ReadAsync($"/api/profiles/{Slug}/{list}")).Body.GetProperty("items").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Stub.DisposeAsync();
    }
}
