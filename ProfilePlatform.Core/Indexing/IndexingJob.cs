using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Logs;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Does the run whose id the trigger carries, unless somebody else has it.</summary>
internal sealed class IndexingJob(IndexRuns runs, IndexingPipeline pipeline, PassagePruning pruning) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runId = Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!);
        if (await runs.ClaimAsync(runId, cancellationToken) is not { } run)
        {
            return;
        }

        var ended = runs.Ended(runId);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended);
        try
        {
            using var origin = LogOrigin.Within(LogType.Indexing, run.ProfileId);
            await pipeline.RunAsync(run, either.Token);
            // What was deleted while the run was at work is not shown until the next sweep.
            await pruning.PruneAsync(run.ProfileId, either.Token);
        }
        catch (Exception exception) when (ended.IsCancellationRequested && exception is OperationCanceledException or ProfileIndexClosedException)
        {
            // The profile is gone, and its run with it.
        }
        finally
        {
            runs.Release(runId);
        }
    }
}
