namespace ProfilePlatform.Core.Usage;

/// <summary>Tokens set aside for one call. Settle it with what the call really spent, also when it failed: until then they are taken.</summary>
public sealed class BudgetReservation
{
    private readonly UsageBudget? _budget;
    private int _settled;

    internal BudgetReservation(UsageBudget? budget, Guid? profileId, DateOnly day, IReadOnlyList<DayBudget> budgets, long tokens)
    {
        (_budget, ProfileId, Day, Budgets, Tokens) = (budget, profileId, day, budgets, tokens);
    }

    /// <summary>Nothing is counted.</summary>
    internal static BudgetReservation Nothing { get; } = new(null, null, default, [], 0);

    internal Guid? ProfileId { get; }

    internal DateOnly Day { get; }

    internal IReadOnlyList<DayBudget> Budgets { get; }

    internal long Tokens { get; }

    /// <summary>Counts <paramref name="tokens"/> as spent and lets go of what was set aside. Only the first time counts.</summary>
    public void Settle(long tokens)
    {
        if (_budget is not null && Interlocked.Exchange(ref _settled, 1) == 0)
        {
            _budget.Settle(this, tokens);
        }
    }
}

/// <summary>How a profile's budget stands.</summary>
/// <param name="Used">Tokens spent today (UTC).</param>
/// <param name="Limit">Tokens that the day allows; null: no limit.</param>
/// <param name="Exhausted">True while calls are refused until the next day, be it by the profile's budget or by the platform's.</param>
public sealed record BudgetState(long Used, long? Limit, bool Exhausted);
