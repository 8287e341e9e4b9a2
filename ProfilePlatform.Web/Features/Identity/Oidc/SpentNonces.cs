using System.Collections.Concurrent;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>The sign-ins that have come back: each comes back once, even if a browser kept its state and cookie.</summary>
internal sealed class SpentNonces(TimeProvider time)
{
    // As long as a state can be used, and some more.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);

    /// <summary>False where it was spent before.</summary>
    public bool Spend(string nonce)
    {
        var now = time.GetUtcNow();
        foreach (var (old, at) in _spent)
        {
            if (now - at > Kept)
            {
                _spent.TryRemove(old, out _);
            }
        }

        return _spent.TryAdd(nonce, now);
    }
}
