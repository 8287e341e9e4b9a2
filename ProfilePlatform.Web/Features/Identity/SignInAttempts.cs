using System.Threading.RateLimiting;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>How often one visitor may try: a refused sign-in is a row in the audit trail, and a begun one a call to the provider.</summary>
internal sealed class SignInAttempts(SignInOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(visitor =>
        RateLimitPartition.GetFixedWindowLimiter(visitor, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.AttemptsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>False where the visitor of this request has used up the minute.</summary>
    public bool Take(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(VisitorKey.Of(context));
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
