using System.Text.Json.Nodes;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Tests.Llm;

/// <summary>One request that the <see cref="StubProvider"/> received.</summary>
internal sealed class StubRequest(string path, IReadOnlyDictionary<string, string> headers, JsonObject body)
{
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytesSent;

    public string Path => path;

    public IReadOnlyDictionary<string, string> Headers => headers;

    public JsonObject Body => body;

    public string Authorization => headers.GetValueOrDefault("Authorization", "");

    public bool IsChat => path.EndsWith("/chat/completions", StringComparison.Ordinal);

    public bool IsEmbedding => path.EndsWith("/embeddings", StringComparison.Ordinal);

    public string Model => Text("model") ?? "";

    public bool Stream => body["stream"]?.GetValue<bool>() ?? false;

    /// <summary>True where the client wants the usage at the end of a stream.</summary>
    public bool WantsUsage => body["stream_options"]?["include_usage"]?.GetValue<bool>() ?? false;

    /// <summary>Rounded to two places: what a client sends may be a single-precision number.</summary>
    public double? Temperature => body["temperature"]?.GetValue<double>() is { } value ? Math.Round(value, 2) : null;

    /// <summary>Under either name.</summary>
    public int? MaxTokens => (body["max_tokens"] ?? body["max_completion_tokens"])?.GetValue<int>();

    public bool HasTools => body["tools"] is JsonArray { Count: > 0 };

    public JsonNode? ResponseFormat => body["response_format"];

    /// <summary>Roles and texts in order; a text of several parts is joined by line breaks.</summary>
    public IReadOnlyList<StubMessage> Messages =>
        [.. (body["messages"] as JsonArray ?? []).OfType<JsonObject>().Select(message => new StubMessage(message["role"]?.GetValue<string>() ?? "", Content(message["content"]), message))];

    /// <summary>Every text that went out, in order, one a line: for "does it contain".</summary>
    public string AllText => string.Join('\n', Messages.Select(message => message.Text));

    /// <summary>The texts to embed.</summary>
    public IReadOnlyList<string> Inputs => body["input"] switch
    {
        JsonArray many => [.. many.Select(input => input!.GetValue<string>())],
        { } one => [one.GetValue<string>()],
        null => [],
    };

    /// <summary>Which operation it is, known by its temperature and token limit; null for any other.</summary>
    public LlmOperation? Operation => (Temperature, MaxTokens) switch
    {
        (0.2, 400) => LlmOperation.Chat,
        (0.0, 200) => LlmOperation.Intent,
        (0.1, 4000) => LlmOperation.Split,
        (0.0, 300) => LlmOperation.FollowUps,
        (0.7, 150) => LlmOperation.Theme,
        _ => null,
    };

    /// <summary>Bytes of the reply that were sent so far.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Completes when the client closes the connection before the reply is complete.</summary>
    public Task Gone => _gone.Task;

    internal void ClientWent() => _gone.TrySetResult();

    internal void Sent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    private string? Text(string name) => body[name]?.GetValue<string>();

    private static string Content(JsonNode? content) => content switch
    {
        JsonArray parts => string.Join('\n', parts.Select(part => part?["text"]?.GetValue<string>() ?? "")),
        JsonValue value => value.GetValue<string>(),
        _ => "",
    };
}

/// <summary>A message of a request.</summary>
internal sealed record StubMessage(string Role, string Text, JsonObject Json);
