using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>
/// Finds work whose trigger was lost: passages to be pruned, and runs that wait or that a dead process held. Orders what a change of encoder asks for.
/// </summary>
internal sealed class IndexSweep(
    IDbContextFactory<AppDbContext> contexts, IndexRuns runs, PassagePruning pruning, EncoderChange change, JobQueue jobs) : IJob
{
    /// <summary>How long lost work may lie.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private const int BatchSize = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var run in await runs.WaitingAsync(cancellationToken))
        {
            await jobs.TriggerAsync<IndexingJob>(run, cancellationToken);
        }

        foreach (var profile in await BehindAsync(cancellationToken))
        {
            await pruning.PruneAsync(profile, cancellationToken);
        }

        await change.FollowAsync(cancellationToken);
    }

    private async Task<List<Guid>> BehindAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProjectionWork>().Where(work => work.Target == ProjectionWork.Passages)
            .Select(work => work.ProfileId).Distinct().OrderBy(profile => profile).Take(BatchSize).ToListAsync(cancellationToken);
    }
}
