using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Does the run whose id the trigger carries, unless somebody else has it.</summary>
internal sealed class MatchJob(MatchRuns runs, MatchRun work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var batchId = Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!);
        if (await runs.ClaimAsync(batchId, cancellationToken) is not { } batch)
        {
            return;
        }

        var ended = runs.Ended(batchId);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended);
        try
        {
            await work.RunAsync(batch, either.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The member's profile is gone, and the run with it.
        }
        finally
        {
            runs.Release(batchId);
        }
    }
}

/// <summary>Finds runs whose trigger was lost, or that a dead process held.</summary>
[DisallowConcurrentExecution]
internal sealed class MatchSweep(MatchRuns runs, JobQueue jobs) : IJob
{
    /// <summary>How long lost work may lie.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var batch in await runs.WaitingAsync(cancellationToken))
        {
            await jobs.TriggerAsync<MatchJob>(batch, cancellationToken);
        }
    }
}
