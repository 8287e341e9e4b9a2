using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>What an owner sees of near misses: of days that are over, and of values that enough different searchers share.</summary>
public sealed class NearMissReport(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>A profile's near misses of the last 90 days, most frequent first.</summary>
    public async Task<IReadOnlyList<NearMissCount>> OfAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfAsync(db, profileId, time, cancellationToken);
    }

    internal static async Task<IReadOnlyList<NearMissCount>> OfAsync(AppDbContext db, Guid profileId, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = UsageDay.Number(UsageDay.Of(time.GetUtcNow()));
        var first = today - NearMissLimits.Days;
        var sums = await db.Set<NearMiss>().AsNoTracking().Where(miss => miss.ProfileId == profileId && miss.Day >= first && miss.Day < today)
            .GroupBy(miss => new { miss.Kind, miss.Value })
            .Select(group => new { group.Key.Kind, group.Key.Value, Searches = group.Sum(miss => miss.Searches), Searchers = group.Max(miss => miss.Searchers) })
            .ToListAsync(cancellationToken);
        return [.. sums.Where(sum => sum.Searchers >= NearMissLimits.LeastSearchers)
            .OrderByDescending(sum => sum.Searches).ThenBy(sum => sum.Kind, StringComparer.Ordinal).ThenBy(sum => sum.Value, StringComparer.Ordinal)
            .Select(sum => new NearMissCount(sum.Kind, sum.Value, sum.Searches))];
    }
}

/// <summary>A condition that alone kept somebody out of results.</summary>
/// <param name="Kind">Of <see cref="WhyNot.ConditionKinds"/>.</param>
/// <param name="Value">"Pune", "2020–2023", lakhs of a salary; empty where there is none to show.</param>
/// <param name="Searches">How often: each searcher once a day.</param>
public sealed record NearMissCount(string Kind, string Value, int Searches);
