using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Llm;

/// <summary>
/// Lets a call through while the day's tokens suffice for the most that it can use, and settles what it did use. Else it is refused
/// (<see cref="LlmFault.OverBudget"/>), and the caller goes the local way.
/// </summary>
internal sealed class BudgetChatClient(IChatClient inner, UsageBudget budget, CallTokens tokens) : DelegatingChatClient(inner)
{
    // For providers that are not told where to stop.
    private const int UsualReply = 1_000;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        var reservation = await ReserveAsync(sent, options, cancellationToken);
        return await new CallTally(tokens, sent, options).FollowAsync(
            () => base.GetResponseAsync(sent, options, cancellationToken), usage => reservation.Settle(usage.TotalTokens));
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        var reservation = await ReserveAsync(sent, options, cancellationToken);
        var reply = base.GetStreamingResponseAsync(sent, options, cancellationToken);
        await foreach (var update in new CallTally(tokens, sent, options)
            .FollowAsync(reply, usage => reservation.Settle(usage.TotalTokens), cancellationToken))
        {
            yield return update;
        }
    }

    private async Task<BudgetReservation> ReserveAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var call = LlmCalls.Of(options);
        var most = budget.HasLimits ? tokens.OfRequest(options?.ModelId ?? "", messages, options) + (options?.MaxOutputTokens ?? UsualReply) : 0;
        return await budget.ReserveAsync(call.ProfileId, call.Slug, most, cancellationToken)
            ?? throw new LlmException(LlmFault.OverBudget, "The day's tokens are used up.");
    }
}
