using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm;

/// <summary>
/// The way to a language model. Callers name an operation; metering, budgets, caching, patience with faults and the provider's quirks stand behind it
/// in one order (<see cref="LlmPipeline"/>). Every failure is an <see cref="LlmException"/>, except the caller's own cancellation.
/// </summary>
public sealed class LanguageModel(LlmOptions options, LlmOperations operations, IChatClient pipeline)
{
    /// <summary>True where a provider is configured. False: use the local way at once.</summary>
    public bool IsConfigured => options.IsConfigured;

    /// <summary>Streams a reply; <paramref name="tools"/> are declared, never invoked: their calls come back as content.</summary>
    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        LlmCall call, IReadOnlyList<ChatMessage> messages, IReadOnlyList<AITool> tools, CancellationToken cancellationToken)
    {
        var with = Options(call);
        with.Tools = tools.Count > 0 ? [.. tools] : null;
        return pipeline.GetStreamingResponseAsync(messages, with, cancellationToken);
    }

    /// <summary>A whole reply.</summary>
    public Task<ChatResponse> CompleteAsync(
        LlmCall call, IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format, CancellationToken cancellationToken)
    {
        var with = Options(call);
        with.ResponseFormat = format;
        return pipeline.GetResponseAsync(messages, with, cancellationToken);
    }

    private ChatOptions Options(LlmCall call)
    {
        if (!options.IsConfigured)
        {
            throw new LlmException(LlmFault.NotConfigured, "No language model is configured.");
        }

        var settings = operations.For(call.Operation);
        return new ChatOptions { ModelId = settings.Model, Temperature = settings.Temperature, MaxOutputTokens = settings.MaxOutputTokens }.With(call);
    }
}
