using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>Writes what each request for vectors used, failed ones too.</summary>
internal sealed class EmbeddingLedger(UsageLedger ledger, UsageBudget budget, EmbeddingOptions options, TimeProvider time)
{
    private const string Operation = "embed";

    /// <summary>Asks the day's budgets for leave; whoever gets it ends it with nothing, for the row counts what was spent.</summary>
    /// <exception cref="LlmException">The day's tokens are used up.</exception>
    public async Task<BudgetReservation> ReserveAsync(EmbeddingCall call, int tokens, CancellationToken cancellationToken) =>
        await budget.ReserveAsync(call.ProfileId, call.Slug, tokens, cancellationToken)
            ?? throw new LlmException(LlmFault.OverBudget, "The day's tokens are used up.");

    /// <summary>Adds a row. It is written although the caller has gone: the tokens are spent.</summary>
    /// <param name="call">On whose behalf.</param>
    /// <param name="sent">Tokens of the request as counted here.</param>
    /// <param name="start">Timestamp of its beginning.</param>
    /// <param name="reply">What came; null where nothing usable did.</param>
    /// <param name="outcome">What went wrong; null: nothing, or the caller went.</param>
    public Task AppendAsync(EmbeddingCall call, int sent, long start, EmbeddingReply? reply, LlmException? outcome)
    {
        var tokens = reply?.Tokens ?? (IsUnpaid(outcome) ? 0 : sent);
        return ledger.AppendAsync(
            new UsageEntry
            {
                At = time.GetUtcNow(),
                ProfileId = call.ProfileId,
                Slug = call.Slug,
                DocumentId = call.DocumentId,
                Operation = Operation,
                Model = reply?.Model ?? options.Model,
                PromptTokens = tokens,
                TotalTokens = tokens,
                LatencyMs = (int)Math.Min(int.MaxValue, time.GetElapsedTime(start).TotalMilliseconds),
                Estimated = reply?.Tokens is null && tokens > 0,
                CostMicros = reply?.CostMicros,
                Outcome = reply is not null ? "ok" : outcome is null ? "cancelled" : outcome.Fault.Name(),
            },
            CancellationToken.None);
    }

    // Who refuses a request has not worked on it.
    private static bool IsUnpaid(LlmException? outcome) => outcome?.Fault
        is LlmFault.Unreachable or LlmFault.KeyRefused or LlmFault.Throttled or LlmFault.ProviderFailed or LlmFault.RequestRefused;
}
