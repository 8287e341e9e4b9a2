namespace ProfilePlatform.Core.Usage;

/// <summary>The budget of one profile, or of the platform, on one day. Guarded by the lock of <see cref="UsageBudget"/>.</summary>
internal sealed class DayBudget(long limit, long used)
{
    /// <summary>Tokens of the day.</summary>
    public long Limit { get; } = limit;

    /// <summary>Tokens spent.</summary>
    public long Used { get; set; } = used;

    /// <summary>Tokens that calls under way may still spend.</summary>
    public long Reserved { get; set; }

    /// <summary>Calls under way: while there are any, what they settle must find this object.</summary>
    public int Open { get; set; }

    /// <summary>The order in which budgets were last asked for.</summary>
    public long LastAsked { get; set; }

    /// <summary>True once somebody is being told that it is used up.</summary>
    public bool Told { get; set; }

    /// <summary>The smallest call that what was left could not pay for; null where it could pay for all.</summary>
    public long? LeastRefused { get; private set; }

    /// <summary>True while a call that came today would be refused again, whatever the calls under way turn out to spend.</summary>
    public bool Exhausted => Used >= Limit || LeastRefused > Limit - Used;

    /// <summary>True where <paramref name="tokens"/> more fit beside what is spent and reserved.</summary>
    public bool Fits(long tokens)
    {
        if (tokens <= Limit - Used - Reserved)
        {
            return true;
        }

        if (tokens > Limit - Used)
        {
            LeastRefused = Math.Min(LeastRefused ?? tokens, tokens);
        }

        return false;
    }
}
