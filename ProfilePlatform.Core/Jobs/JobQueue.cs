using Quartz;

namespace ProfilePlatform.Core.Jobs;

/// <summary>
/// Starts work that stands as a row in the relational store. The row is the order and is claimed by a conditional update; a trigger only says
/// when to look, so it may be lost or come twice.
/// </summary>
public sealed class JobQueue(ISchedulerFactory schedulers)
{
    /// <summary>The key under which a job finds the id of its row.</summary>
    public const string WorkId = "work";

    /// <summary>Asks for <typeparamref name="TJob"/> to look at the row <paramref name="workId"/> now.</summary>
    public async Task TriggerAsync<TJob>(Guid workId, CancellationToken cancellationToken)
        where TJob : IJob
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new TriggerKey(workId.ToString("N"), typeof(TJob).Name);
        var trigger = TriggerBuilder.Create()
            .WithIdentity(key)
            .ForJob(Key<TJob>())
            .UsingJobData(WorkId, workId.ToString("N"))
            .StartNow()
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
    }

    /// <summary>The key under which <typeparamref name="TJob"/> is registered.</summary>
    public static JobKey Key<TJob>() => new(typeof(TJob).Name);
}
