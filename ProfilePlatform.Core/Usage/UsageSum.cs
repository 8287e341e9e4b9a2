namespace ProfilePlatform.Core.Usage;

/// <summary>What calls used together.</summary>
/// <param name="Calls">Rows of the ledger: failed calls and answers from the cache included.</param>
/// <param name="CachedCalls">How many of them were answered from the cache.</param>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="CostMicros">What the provider says it cost, in millionths of a US dollar; null where it said nothing of any of them.</param>
public sealed record UsageSum(int Calls, int CachedCalls, long PromptTokens, long CompletionTokens, long TotalTokens, long? CostMicros)
{
    /// <summary>No calls.</summary>
    public static UsageSum None { get; } = new(0, 0, 0, 0, 0, null);
}

/// <summary>What one operation of a day used with one model.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Slug">The profile's slug at the time; empty for the platform's own calls, and in a report of one profile.</param>
/// <param name="Operation">For example "chat".</param>
/// <param name="Model">The model's name.</param>
/// <param name="Sum">What it used.</param>
public sealed record DailyUsage(DateOnly Day, string Slug, string Operation, string Model, UsageSum Sum);

/// <summary>Tokens of one operation on one day.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Operation">For example "chat".</param>
/// <param name="Tokens">Sent and received.</param>
public sealed record DayTokens(DateOnly Day, string Operation, long Tokens);
