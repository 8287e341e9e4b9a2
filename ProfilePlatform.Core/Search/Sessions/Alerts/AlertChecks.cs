using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Search.Sessions.Alerts;

/// <summary>Looks at searches that are watched, each once a day where the people index has changed, and tells of new people: how many, never who.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertChecks(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, MatchesNow matches, Outbox outbox, TimeProvider time, ILogger<AlertChecks> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>How long a search is left alone after it was looked at.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Looks at all that are due; says how many members were told something.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var search in await DueAsync(cancellationToken))
        {
            try
            {
                told += await CheckAsync(search, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.AlertFailed(exception);
            }
        }

        return told;
    }

    private async Task<List<StoredSearch>> DueAsync(CancellationToken cancellationToken)
    {
        var (last, index) = (time.GetUtcNow() - Pause, matches.Index);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StoredSearch>().AsNoTracking()
            .Where(search => search.AlertsSince != null && search.AlertsCheckedAt <= last && search.AlertsIndex != index)
            .OrderBy(search => search.AlertsCheckedAt).ToListAsync(cancellationToken);
    }

    private async Task<bool> CheckAsync(StoredSearch search, CancellationToken cancellationToken)
    {
        var found = await matches.OfAsync(search, cancellationToken);
        return await writer.WriteAsync(async (db, token) =>
        {
            var row = await db.Set<StoredSearch>().SingleOrDefaultAsync(known => known.Id == search.Id && known.AlertsSince != null, token);
            if (row is null || row.AlertsCheckedAt != search.AlertsCheckedAt)
            {
                return false;
            }

            var seen = (await db.Set<SeenMatch>().Where(known => known.SearchId == search.Id).Select(known => known.ProfileId).ToListAsync(token)).ToHashSet();
            var now = time.GetUtcNow();
            (row.AlertsCheckedAt, row.AlertsIndex) = (now, found.Index);
            db.AddRange(found.All.Where(profile => !seen.Contains(profile)).Select(profile => new SeenMatch { SearchId = search.Id, ProfileId = profile }));
            var people = found.News.Count(profile => !seen.Contains(profile));
            if (people == 0)
            {
                return false;
            }

            await outbox.AddForUserAsync(
                db, NotificationKinds.SearchAlert, search.AccountId, $"search-alert:{search.Id}:{now:yyyy-MM-dd}",
                new { search_id = search.Id, people, link = "/search?q=" + Uri.EscapeDataString(search.Query) }, token);
            return true;
        }, cancellationToken);
    }
}
