using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm;

/// <summary>
/// Groq refuses a request that has both a response format and tools. There the wish for JSON moves into the system message, and the tools stay.
/// </summary>
internal sealed class QuirksChatClient(IChatClient inner, Uri baseUrl) : DelegatingChatClient(inner)
{
    private const string JsonOnly = "Reply with one JSON value and nothing else: no fences, no words before or after it.";

    // In the host or the path: Groq is also reached through gateways.
    private readonly bool _groq = (baseUrl.Host + baseUrl.AbsolutePath).Contains("groq", StringComparison.OrdinalIgnoreCase);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (with, what) = Adapt(messages, options);
        return base.GetResponseAsync(what, with, cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (with, what) = Adapt(messages, options);
        return base.GetStreamingResponseAsync(what, with, cancellationToken);
    }

    private (ChatOptions? With, IEnumerable<ChatMessage> What) Adapt(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (!_groq || options is not { ResponseFormat: ChatResponseFormatJson json, Tools.Count: > 0 })
        {
            return (options, messages);
        }

        var with = options.Clone();
        with.ResponseFormat = null;
        var order = json.Schema is { } schema ? $"{JsonOnly} It must satisfy this JSON schema: {schema.GetRawText()}" : JsonOnly;
        return (with, Ordered(messages, order));
    }

    private static List<ChatMessage> Ordered(IEnumerable<ChatMessage> messages, string order)
    {
        List<ChatMessage> all = [.. messages];
        var system = all.FindIndex(message => message.Role == ChatRole.System);
        if (system < 0)
        {
            all.Insert(0, new ChatMessage(ChatRole.System, order));
        }
        else
        {
            all[system] = new ChatMessage(ChatRole.System, all[system].Text + "\n\n" + order);
        }

        return all;
    }
}
