using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Logs;
using Quartz;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>Does the run whose id the trigger carries, unless somebody else has it.</summary>
internal sealed class EnhancementJob(EnhancementRuns runs, EnhancementPipeline pipeline) : IJob
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
            using var origin = LogOrigin.Within(LogType.Profile, run.ProfileId);
            await pipeline.RunAsync(run, either.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The profile is gone, and its run with it.
        }
        finally
        {
            runs.Release(runId);
        }
    }
}

/// <summary>Finds runs whose trigger was lost, or that a dead process held.</summary>
internal sealed class EnhancementSweep(EnhancementRuns runs, JobQueue jobs) : IJob
{
    /// <summary>How long lost work may lie.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var run in await runs.WaitingAsync(cancellationToken))
        {
            await jobs.TriggerAsync<EnhancementJob>(run, cancellationToken);
        }
    }
}
