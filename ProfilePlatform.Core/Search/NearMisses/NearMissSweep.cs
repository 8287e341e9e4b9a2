using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using Quartz;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Removes counts that are older than 90 days.</summary>
internal sealed class NearMissSweep(PlatformWriter writer, TimeProvider time) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(6);

    private const int Batch = 2_000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var first = UsageDay.Number(UsageDay.Of(time.GetUtcNow())) - NearMissLimits.Days;
        var removed = 0;
        // A few at a time, so that others can write in between.
        while (await writer.WriteAsync((db, token) => db.Database.ExecuteSqlInterpolatedAsync(
            $"""DELETE FROM "near_misses" WHERE rowid IN (SELECT rowid FROM "near_misses" WHERE "Day" < {first} LIMIT {Batch})""", token), cancellationToken) is > 0 and var count)
        {
            removed += count;
        }

        return removed;
    }
}
