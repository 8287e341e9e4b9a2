using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ProfilePlatform.Core.Llm.Resilience;

/// <summary>Asks again where it may help: before anything was received, after faults that pass, as long as patience lasts.</summary>
internal sealed class Tries(ProviderCircuit circuit, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<Patience, ResiliencePipeline> _pipelines =
        Patience.All.Distinct().ToDictionary(patience => patience, patience => Pipeline(patience, circuit, time));

    /// <param name="call">For the log.</param>
    /// <param name="ask">One try.</param>
    /// <param name="limit">Ends with the patience, or with the caller's own token.</param>
    /// <param name="caller">The caller's own token: its cancellation is no fault.</param>
    public async Task<T> RunAsync<T>(LlmCall call, Func<CancellationToken, Task<T>> ask, CancellationToken limit, CancellationToken caller)
    {
        try
        {
            return await _pipelines[Patience.For(call.Operation)].ExecuteAsync(
                async token => await OnceAsync(call, ask, token, caller), limit);
        }
        catch (BrokenCircuitException open)
        {
            throw new LlmException(LlmFault.CircuitOpen, "The provider kept failing and is left alone for a while.") { RetryAfter = open.RetryAfter };
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            // Between two tries.
            throw TimedOut();
        }
    }

    public static LlmException TimedOut() => new(LlmFault.TimedOut, "The provider did not reply in time.");

    private async Task<T> OnceAsync<T>(LlmCall call, Func<CancellationToken, Task<T>> ask, CancellationToken limit, CancellationToken caller)
    {
        try
        {
            var reply = await ask(limit);
            circuit.Succeeded();
            return reply;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw Noted(call, TimedOut());
        }
        catch (LlmException fault)
        {
            throw Noted(call, fault);
        }
    }

    private LlmException Noted(LlmCall call, LlmException fault)
    {
        circuit.Failed(fault);
        logger.CallFailed(LlmOperations.Name(call.Operation), fault.Fault, fault.Message);
        return fault;
    }

    private static ResiliencePipeline Pipeline(Patience patience, ProviderCircuit circuit, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = patience.Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = patience.Backoff,
                ShouldHandle = outcome => ValueTask.FromResult(MayPass(outcome.Outcome.Exception, patience)),
                DelayGenerator = outcome => ValueTask.FromResult((outcome.Outcome.Exception as LlmException)?.RetryAfter),
            })
            .AddPipeline(circuit.Breaker)
            .Build();

    private static bool MayPass(Exception? exception, Patience patience) =>
        exception is LlmException { Fault: LlmFault.Unreachable or LlmFault.ProviderFailed or LlmFault.Throttled } fault
        && (fault.RetryAfter ?? TimeSpan.Zero) <= patience.LongestWait;
}
