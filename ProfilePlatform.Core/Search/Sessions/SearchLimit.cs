using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>How often one member may search (<c>SEARCH_PER_MINUTE</c>).</summary>
public sealed class SearchLimit(int perMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Allowances<Guid> _allowances = new(perMinute, time);

    /// <summary>Counts a search; how long to wait where it is one too many, and is not counted.</summary>
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
