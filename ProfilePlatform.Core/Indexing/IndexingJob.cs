using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Does the run whose id the trigger carries, unless somebody else has it.</summary>
internal sealed class IndexingJob(IndexRuns runs, IndexingPipeline pipeline) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runId = Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!);
        if (await runs.ClaimAsync(runId, cancellationToken) is not { } run)
        {
            return;
        }

        try
        {
            await pipeline.RunAsync(run, cancellationToken);
        }
        finally
        {
            runs.Release(runId);
        }
    }
}
