namespace ProfilePlatform.Core.Usage;

/// <summary>How many tokens a UTC day allows.</summary>
public sealed record UsageLimits
{
    /// <summary>Tokens of one profile (<c>PROFILE_DAILY_TOKENS</c>); 0: no limit.</summary>
    public long ProfileDailyTokens { get; init; } = 500_000;

    /// <summary>Tokens of all profiles and the platform's own calls together (<c>PLATFORM_DAILY_TOKENS</c>); 0: no limit.</summary>
    public long PlatformDailyTokens { get; init; }

    /// <summary>Most budgets kept in memory; those longest not asked for are read from the ledger anew.</summary>
    internal int MostKept { get; init; } = 10_000;
}
