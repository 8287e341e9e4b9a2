using Quartz;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>Finds what the people index misses: orders whose signal was lost, and people who are not shown as they are listed.</summary>
[DisallowConcurrentExecution]
internal sealed class PeopleSweep(PeopleIndex index, PeopleProjection projection) : IJob
{
    /// <summary>How long lost work may lie.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!index.Ready.IsCompleted)
        {
            return;
        }

        await projection.CatchUpAsync(cancellationToken);
        await projection.CompareAsync(cancellationToken);
    }
}
