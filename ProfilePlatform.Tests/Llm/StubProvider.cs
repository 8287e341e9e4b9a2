using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Tests.Llm;

/// <summary>
/// A provider of language models on a free port of the loopback address: real HTTP in the OpenAI form, replies by a script that may be changed at any time.
/// It remembers every request.
/// </summary>
internal sealed class StubProvider : IAsyncDisposable
{
    /// <summary>The key that it accepts; with any other it answers 401 and, as some providers do, repeats it.</summary>
    public const string Key = "sk-stub-0123456789abcdef";

    /// <summary>The model that it is asked for unless a test says otherwise.</summary>
    public const string Model = "stub/small";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubRequest> _requests = [];
    private readonly bool _groq;

    private StubProvider(WebApplication app, bool groq)
    {
        _app = app;
        _groq = groq;
    }

    /// <summary>What it replies to a chat request; the default is one polite sentence.</summary>
    public Func<StubRequest, StubReply> Script { get; set; } = _ => StubReply.Text("Hello from the stub.");

    /// <summary>What it replies to a request for embeddings; null: vectors made of the words.</summary>
    public Func<StubRequest, StubReply?> EmbeddingScript { get; set; } = _ => null;

    /// <summary>Dimensions of a vector.</summary>
    public int Dimension { get; set; } = 64;

    /// <summary>With "groq" in its path where it behaves like Groq.</summary>
    public Uri BaseUrl => new(new Uri(_app.Urls.First()), _groq ? "/groq/openai/v1" : "/v1");

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>For <c>PlatformHost.StartAsync</c>: this provider and its key.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.OrdinalIgnoreCase)
    {
        ["OPENROUTER_API_KEY"] = Key,
        ["OPENROUTER_BASE_URL"] = BaseUrl.ToString(),
        ["AI_MODEL"] = Model,
    };

    /// <summary>For a <see cref="LanguageModel"/> alone.</summary>
    public LlmOptions Options => new() { ApiKey = Key, BaseUrl = BaseUrl, Model = Model };

    /// <summary>Requests of one operation, in order.</summary>
    public IReadOnlyList<StubRequest> Of(LlmOperation operation) => [.. _requests.Where(request => request.Operation == operation)];

    /// <summary>Forgets the requests so far.</summary>
    public void Forget() => _requests.Clear();

    public static async Task<StubProvider> StartAsync(bool groq = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new StubProvider(app, groq);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
        var request = new StubRequest(
            context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
        using var gone = context.RequestAborted.Register(request.ClientWent);
        _requests.Enqueue(request);
        var response = new StubResponse(context, request);
        if (Refusal(request) is { } refusal)
        {
            await response.WriteAsync(refusal);
        }
        else if (request.IsEmbedding)
        {
            await (EmbeddingScript(request) is { } scripted ? response.WriteAsync(scripted) : response.WriteAsync(StubEmbeddings.Reply(request, Dimension)));
        }
        else
        {
            await response.WriteAsync(Script(request));
        }

        // A reply that waited is told before the registration above, which goes with it.
        if (context.RequestAborted.IsCancellationRequested)
        {
            request.ClientWent();
        }
    }

    private StubReply? Refusal(StubRequest request) => request switch
    {
        { IsChat: false, IsEmbedding: false } => StubReply.Status(404),
        { Authorization: var given } when given != "Bearer " + Key => StubReply.Status(401, message: $"Incorrect API key provided: {given}."),
        { HasTools: true, ResponseFormat: not null } when _groq =>
            StubReply.Status(400, message: "json mode cannot be combined with tool/function calling"),
        _ => null,
    };
}
