using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>Time limits, further tries and the circuit breaker.</summary>
internal sealed class ResilientChatClient(
    IChatClient inner, LlmOptions llm, ProviderCircuit circuit, TimeProvider time, ILogger<ResilientChatClient> logger) : DelegatingChatClient(inner)
{
    private readonly Tries _tries = new(circuit, time, logger);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = LlmCalls.Of(options);
        using var limit = new CancellationTokenSource(PatienceFor(call).Whole, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await _tries.RunAsync(call, token => base.GetResponseAsync(messages, options, token), both.Token, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = LlmCalls.Of(options);
        using var clock = new StreamClock(PatienceFor(call), time, cancellationToken);
        await using var stream = await _tries.RunAsync(
            call, token => BegunStream.OpenAsync(base.GetStreamingResponseAsync(messages, options, token)), clock.Token, cancellationToken);
        var update = stream.First;
        while (update is not null)
        {
            clock.Pause();
            yield return update;
            clock.Resume();
            update = await NextAsync(stream, call, cancellationToken);
        }
    }

    private Patience PatienceFor(LlmCall call)
    {
        var usual = Patience.For(call.Operation);
        return llm.Operations.GetValueOrDefault(call.Operation)?.Timeout is { } own ? usual with { Whole = own } : usual;
    }

    // From here on nothing is asked again: the visitor has read the first words.
    private async Task<ChatResponseUpdate?> NextAsync(BegunStream stream, LlmCall call, CancellationToken caller)
    {
        LlmException fault;
        try
        {
            return await stream.NextAsync();
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            fault = Tries.TimedOut();
        }
        catch (LlmException exception)
        {
            fault = exception;
        }

        await circuit.CountAsync(fault);
        logger.CallFailed(LlmOperations.Name(call.Operation), fault.Fault, fault.Message);
        throw fault;
    }
}
