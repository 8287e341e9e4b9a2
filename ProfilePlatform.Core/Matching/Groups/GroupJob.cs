using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Scores the pairs of the group whose id the trigger carries, unless somebody else is at it.</summary>
internal sealed class GroupJob(GroupRuns runs, GroupRun run, GroupsAtWork work) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var groupId = Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!);
        if (await runs.ClaimAsync(groupId, cancellationToken) is not { } group)
        {
            return;
        }

        var ended = work.Ended(groupId);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended);
        try
        {
            await run.RunAsync(group, either.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The organiser's profile is gone, and the group with it.
        }
        finally
        {
            work.Release(groupId);
        }
    }
}

/// <summary>Finds runs whose trigger was lost, or that a dead process held.</summary>
[DisallowConcurrentExecution]
internal sealed class GroupSweep(GroupRuns runs, JobQueue jobs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var group in await runs.WaitingAsync(cancellationToken))
        {
            await jobs.TriggerAsync<GroupJob>(group, cancellationToken);
        }
    }
}
