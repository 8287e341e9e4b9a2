using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Usage;

/// <summary>What the whole platform used since midnight UTC, by operation.</summary>
public sealed class UsageToday(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Operations with at least one call today, by name.</summary>
    public async Task<IReadOnlyDictionary<string, OperationUse>> ReadAsync(CancellationToken cancellationToken)
    {
        var today = UsageDay.Number(UsageDay.Of(time.GetUtcNow()));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<UsageEntry>().AsNoTracking().Where(entry => entry.Day == today).GroupBy(entry => entry.Operation)
            .Select(group => new { group.Key, Calls = group.Count(), Tokens = group.Sum(entry => (long)entry.TotalTokens) })
            .ToDictionaryAsync(group => group.Key, group => new OperationUse(group.Calls, group.Tokens), cancellationToken);
    }
}

/// <summary>What an operation used.</summary>
/// <param name="Calls">Calls, answers from the cache included.</param>
/// <param name="Tokens">Tokens sent and received.</param>
public sealed record OperationUse(int Calls, long Tokens);
