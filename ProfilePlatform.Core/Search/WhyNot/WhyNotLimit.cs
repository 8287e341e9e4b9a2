using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>How often one member may ask why somebody is not shown: it is free, and costs up to nine searches.</summary>
public sealed class WhyNotLimit(TimeProvider time)
{
    /// <summary>Answers a minute.</summary>
    public const int PerMinute = 30;

    private readonly Lock _lock = new();
    private readonly Allowances<Guid> _allowances = new(PerMinute, time);

    /// <summary>Counts a question; how long to wait where it is one too many, and is not counted.</summary>
    public TimeSpan? Take(Guid account)
    {
        lock (_lock)
        {
            if (_allowances.WaitOf(account) is { } wait)
            {
                return wait;
            }

            _allowances.Take(account);
            return null;
        }
    }
}
