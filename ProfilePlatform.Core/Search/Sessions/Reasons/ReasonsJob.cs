using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Search.Sessions.Reasons;

/// <summary>Writes the model's reasons for one search.</summary>
internal sealed class ReasonsJob(ReasonsRefresh refresh) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await refresh.RunAsync(Guid.Parse(context.MergedJobDataMap.GetString(JobQueue.WorkId)!), cancellationToken);
}

/// <summary>Finds searches whose reasons are still to be written: the model had failed, or the order was lost.</summary>
[DisallowConcurrentExecution]
internal sealed class ReasonsSweep(ReasonsRefresh refresh) : IJob
{
    /// <summary>How long reasons wait for another try.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await refresh.SweepAsync(cancellationToken);
}
