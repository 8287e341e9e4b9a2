namespace ProfilePlatform.Core.Limits;

/// <summary>What is left of an allowance.</summary>
/// <param name="Limit">How many a minute allows.</param>
/// <param name="Remaining">How many are left of it.</param>
/// <param name="Reset">How long until all are there again.</param>
public readonly record struct Standing(int Limit, int Remaining, TimeSpan Reset)
{
    /// <summary>The time that a limit is for.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);
}
