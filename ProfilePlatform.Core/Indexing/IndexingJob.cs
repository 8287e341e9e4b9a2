using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Does the run whose id the trigger carries, unless somebody else has it.</summary>
internal sealed class IndexingJob(IndexRuns runs, IndexingPipeline pipeline, Boot boot) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runId = Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!);
        if (await runs.ClaimAsync(runId, boot.Id, cancellationToken) is { } run)
        {
            await pipeline.RunAsync(run, cancellationToken);
        }
    }
}
