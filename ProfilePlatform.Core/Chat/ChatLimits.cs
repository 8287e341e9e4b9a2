using System.Threading.RateLimiting;

namespace ProfilePlatform.Core.Chat;

/// <summary>How much may be asked. It lives here and not in the web layer, because circuits pass by the middleware.</summary>
public sealed class ChatLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _visitors;

    /// <summary>At most <paramref name="perMinute"/> messages of one visitor in a minute.</summary>
    public ChatLimits(int perMinute) => _visitors = PartitionedRateLimiter.Create<string, string>(visitor =>
        RateLimitPartition.GetFixedWindowLimiter(visitor, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Takes one message from the visitor's allowance; null if that was fine, else how long to wait.</summary>
    public TimeSpan? Take(string visitorKey)
    {
        using var lease = _visitors.AttemptAcquire(visitorKey);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc />
    public void Dispose() => _visitors.Dispose();
}
