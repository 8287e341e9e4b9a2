using System.ClientModel;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// An OpenAI-compatible provider behind <see cref="IChatClient"/>, over the official SDK. Failures are <see cref="LlmException"/>s; the caller's own
/// cancellation stays what it is.
/// </summary>
internal sealed class OpenAiChatClient(LlmOptions options) : IChatClient
{
    // One for all models: they share connections.
    private readonly OpenAIClientOptions _transport = ProviderTransport.Options(options.BaseUrl, ProviderTransport.MaxChatReply);
    private readonly ConcurrentDictionary<string, ChatClient> _models = new(StringComparer.Ordinal);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var (client, with) = Prepare(options);
            var result = await client.CompleteChatAsync(OpenAiMessages.Of(messages), with, cancellationToken);
            return OpenAiReplies.Of(result.Value);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderFaults.Of(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (client, with) = Prepare(options);
        var chunks = client.CompleteChatStreamingAsync(OpenAiMessages.Of(messages), with, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var closing = new StreamEnd(chunks);
        var reply = new OpenAiStream();
        while (await NextAsync(chunks, reply, cancellationToken) is { } update)
        {
            yield return update;
        }

        if (!reply.IsFinished)
        {
            throw reply.HasBegun
                ? new LlmException(LlmFault.CutOff, "The provider's stream ended before its reply was complete.")
                : new LlmException(LlmFault.Malformed, "The provider's reply is not a stream.");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The transport lives as long as the process.
    }

    private static async Task<ChatResponseUpdate?> NextAsync(
        IAsyncEnumerator<StreamingChatCompletionUpdate> chunks, OpenAiStream reply, CancellationToken cancellationToken)
    {
        try
        {
            while (await chunks.MoveNextAsync())
            {
                if (reply.Add(chunks.Current) is { } update)
                {
                    return update;
                }
            }

            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProviderFaults.Of(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    private (ChatClient Client, ChatCompletionOptions With) Prepare(ChatOptions? given)
    {
        var model = given?.ModelId ?? options.Model;
        var client = _models.GetOrAdd(model, name => new ChatClient(name, new ApiKeyCredential(options.ApiKey), _transport));
        return (client, OpenAiRequest.Of(given, options.BaseUrl));
    }

    /// <summary>Closing a stream that broke may throw once more; what counts was thrown already.</summary>
    private sealed class StreamEnd(IAsyncDisposable stream) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await stream.DisposeAsync();
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
            {
                // The connection is gone either way.
            }
        }
    }
}
