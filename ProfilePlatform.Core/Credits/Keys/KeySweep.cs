using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Credits.Keys;

/// <summary>Removes keys that have lived their day.</summary>
internal sealed class KeySweep(PlatformWriter writer, TimeProvider time, ILogger<KeySweep> logger) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        // A few at a time, so that others can write in between.
        while (await BatchAsync(cancellationToken) is > 0 and var count)
        {
            removed += count;
        }

        logger.KeysRemoved(removed);
        return removed;
    }

    private Task<int> BatchAsync(CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        var last = time.GetUtcNow() - StoredKeys.Lifetime;
        // Without their answers, which may be large.
        var old = await db.Set<StoredKey>().Where(row => row.ReservedAt <= last).OrderBy(row => row.ReservedAt).Select(row => row.Id).Take(500).ToListAsync(token);
        foreach (var id in old)
        {
            await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM idempotency_keys WHERE \"Id\" = {id}", token);
        }

        return old.Count;
    }, cancellationToken);
}
