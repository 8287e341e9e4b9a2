using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.OwnTexts;

/// <summary>
/// Carries out orders of <see cref="OwnTextWork"/> as they are committed: what does not hold any more leaves the index at once, and a run brings what is
/// new. An order waits while a run is at work on its profile, for that run may have read what was there before.
/// </summary>
internal sealed class OwnTextUpkeep(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, IndexRuns runs, PassagePruning pruning, JobQueue jobs, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<OwnTextUpkeep> logger) : BackgroundService
{
    private const int BatchSize = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The database is migrated before anything is served.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = writer.NextCommit;
            try
            {
                foreach (var profileId in await OrderedAsync(stoppingToken))
                {
                    await FollowAsync(profileId, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.OwnTextsFailed(exception);
                next = Task.WhenAny(next, Task.Delay(IndexSweep.Every, time, stoppingToken));
            }

            await next.WaitAsync(stoppingToken);
        }
    }

    private async Task<List<Guid>> OrderedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProjectionWork>()
            .Where(work => work.Target == ProjectionWork.OwnTexts
                && !db.Set<IndexRun>().Any(run => run.ProfileId == work.ProfileId && run.State == IndexState.Running))
            .Select(work => work.ProfileId).Distinct().OrderBy(profile => profile).Take(BatchSize).ToListAsync(cancellationToken);
    }

    private async Task FollowAsync(Guid profileId, CancellationToken cancellationToken)
    {
        try
        {
            await pruning.PruneOwnTextsAsync(profileId, cancellationToken);
        }
        catch (ProfileIndexClosedException)
        {
            // The profile is being removed, and its orders with it.
            return;
        }

        var run = await writer.WriteAsync(async (db, token) =>
        {
            if (await db.Set<IndexRun>().AnyAsync(found => found.ProfileId == profileId && found.State == IndexState.Running, token))
            {
                return null;
            }

            db.RemoveRange(await db.Set<ProjectionWork>().Where(work => work.ProfileId == profileId && work.Target == ProjectionWork.OwnTexts).ToListAsync(token));
            return await db.Set<Profile>().AnyAsync(profile => profile.Id == profileId, token) ? await runs.EnqueueAsync(db, profileId, force: false, token) : null;
        }, cancellationToken);
        if (run is not null)
        {
            await jobs.TriggerAsync<IndexingJob>(run.Id, CancellationToken.None);
        }
    }
}
