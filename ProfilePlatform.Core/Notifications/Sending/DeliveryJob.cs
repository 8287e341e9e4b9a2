using Quartz;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>Plans and sends what is due.</summary>
[DisallowConcurrentExecution]
internal sealed class DeliveryJob(DeliveryPlan plan, DeliveryRun run) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await plan.RunAsync(cancellationToken);
        await run.RunAsync(null, cancellationToken);
    }
}
