using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Removes whom expired searches found, and old searches themselves where nobody is told of them.</summary>
internal sealed class SearchSweep(PlatformWriter writer, TimeProvider time, ILogger<SearchSweep> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>How long a search stays in the history.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int BatchSize = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (results, searches) = (0, 0);
        // A few at a time, so that others can write in between.
        while (await ResultsAsync(cancellationToken) is > 0 and var count)
        {
            results += count;
        }

        while (await SearchesAsync(cancellationToken) is > 0 and var count)
        {
            searches += count;
        }

        log.SearchesSwept(results, searches);
    }

    private Task<int> ResultsAsync(CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        var now = time.GetUtcNow();
        var expired = await db.Set<StoredSearch>().Where(search => search.ExpiresAt <= now && db.Set<StoredResult>().Any(result => result.SearchId == search.Id))
            .Select(search => search.Id).Take(BatchSize).ToListAsync(token);
        foreach (var id in expired)
        {
            await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "people_search_results" WHERE "SearchId" = {id}""", token);
        }

        return expired.Count;
    }, cancellationToken);

    private Task<int> SearchesAsync(CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        var last = time.GetUtcNow() - Kept;
        var old = await db.Set<StoredSearch>().Where(search => search.CreatedAt <= last && search.AlertsSince == null).Take(BatchSize).ToListAsync(token);
        db.RemoveRange(old);
        return old.Count;
    }, cancellationToken);
}
