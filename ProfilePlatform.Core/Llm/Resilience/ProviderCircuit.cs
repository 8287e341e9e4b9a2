using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>
/// Leaves a provider alone for a while that keeps failing; one for all operations, since they share the provider. Every try counts. What the caller did
/// (cancelled, asked for what the provider refuses) does not.
/// </summary>
internal sealed class ProviderCircuit
{
    /// <summary>How long it stays open before one call may try.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>Fewer calls than this in a <see cref="Window"/> say nothing.</summary>
    public const int FewestCalls = 4;

    private const double FailureRatio = 0.5;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly CircuitBreakerStateProvider _state = new();
    private LlmException? _last;

    public ProviderCircuit(TimeProvider time, ILogger<ProviderCircuit> logger) =>
        Breaker = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = FailureRatio,
            MinimumThroughput = FewestCalls,
            SamplingDuration = Window,
            BreakDuration = Break,
            StateProvider = _state,
            ShouldHandle = outcome => ValueTask.FromResult(Counts(outcome.Outcome.Exception)),
            OnOpened = _ => Told(() => logger.CircuitOpened(_last?.Fault ?? LlmFault.ProviderFailed, Break.TotalSeconds)),
            OnClosed = _ => Told(logger.CircuitClosed),
        }).Build();

    /// <summary>Runs a call, or throws <see cref="BrokenCircuitException"/> at once.</summary>
    public ResiliencePipeline Breaker { get; }

    /// <summary>Whether calls go through.</summary>
    public CircuitState State => _state.CircuitState;

    /// <summary>What went wrong last; null once a call has succeeded since.</summary>
    public LlmFault? LastFault => _last?.Fault;

    /// <summary>A try came to a reply.</summary>
    public void Succeeded() => _last = null;

    /// <summary>A try failed.</summary>
    public void Failed(LlmException fault) => _last = fault;

    /// <summary>Counts a failure that came after a stream had begun.</summary>
    public async Task CountAsync(LlmException fault)
    {
        Failed(fault);
        try
        {
            await Breaker.ExecuteAsync(_ => ValueTask.FromException(fault), CancellationToken.None);
        }
        catch (Exception exception) when (exception is LlmException or BrokenCircuitException)
        {
            // Counting was the purpose.
        }
    }

    // A cancelled trial says nothing about the provider, so the circuit stays open; anything that is not counted would close it.
    private bool Counts(Exception? exception) => exception switch
    {
        LlmException { Fault: LlmFault.RequestRefused or LlmFault.OverBudget or LlmFault.NotConfigured } => false,
        LlmException => true,
        OperationCanceledException => State == CircuitState.HalfOpen,
        _ => false,
    };

    private static ValueTask Told(Action log)
    {
        log();
        return default;
    }
}
