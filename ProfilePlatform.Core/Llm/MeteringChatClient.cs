using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Llm;

/// <summary>Enters each call into the ledger, however it ended, and adds it to the caller's meter. Outermost, so that it sees what callers see.</summary>
internal sealed class MeteringChatClient(IChatClient inner, UsageLedger ledger, CallTokens tokens, TimeProvider time) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        var started = time.GetTimestamp();
        return new CallTally(tokens, sent, options).FollowAsync(
            () => base.GetResponseAsync(sent, options, cancellationToken), usage => Enter(LlmCalls.Of(options), usage, started));
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        var started = time.GetTimestamp();
        var reply = base.GetStreamingResponseAsync(sent, options, cancellationToken);
        await foreach (var update in new CallTally(tokens, sent, options)
            .FollowAsync(reply, usage => Enter(LlmCalls.Of(options), usage, started), cancellationToken))
        {
            yield return update;
        }
    }

    private void Enter(LlmCall call, CallUsage usage, long started)
    {
        var entry = new UsageEntry
        {
            At = time.GetUtcNow(),
            ProfileId = call.ProfileId,
            Slug = call.Slug,
            DocumentId = call.DocumentId,
            Operation = LlmOperations.Name(call.Operation),
            Model = usage.Model,
            PromptTokens = usage.PromptTokens,
            CompletionTokens = usage.CompletionTokens,
            TotalTokens = usage.TotalTokens,
            LatencyMs = (int)Math.Min(int.MaxValue, time.GetElapsedTime(started).TotalMilliseconds),
            Cached = usage.Cached,
            Estimated = usage.Estimated,
            CostMicros = usage.CostMicros,
            Outcome = usage.Outcome,
        };
        ledger.Add(entry);
        LlmMetrics.Ended(entry);
        if (usage.ProviderAsked)
        {
            call.Meter?.Add(usage.PromptTokens, usage.CompletionTokens);
        }
    }
}
