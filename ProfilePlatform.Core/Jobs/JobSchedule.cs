using Quartz;

namespace ProfilePlatform.Core.Jobs;

/// <summary>Reads from the scheduler what it will do, and what it is doing.</summary>
public sealed class JobSchedule(ISchedulerFactory schedulers)
{
    // Kinds of jobs are few; triggers are as many as rows wait.
    private const int MostJobs = 1_000;

    /// <summary>The kinds of jobs, by name.</summary>
    public async Task<IReadOnlyList<ScheduledJob>> ReadAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var kinds = await scheduler.QueryJobs(new JobQuery { Take = MostJobs }, cancellationToken);
        var jobs = new List<ScheduledJob>();
        foreach (var kind in kinds.Items)
        {
            var triggers = await scheduler.QueryTriggers(new TriggerQuery { Job = kind.Key, Take = MostJobs, IncludeTotalCount = true }, cancellationToken);
            var atWork = await scheduler.QueryFireInstances(
                new FireInstanceQuery { Job = kind.Key, State = FireInstanceState.Executing, Take = 1, IncludeTotalCount = true }, cancellationToken);
            jobs.Add(new ScheduledJob(
                kind.Key.Name, triggers.TotalCount ?? triggers.Items.Count, atWork.TotalCount ?? atWork.Items.Count,
                triggers.Items.Max(trigger => trigger.PreviousFireTimeUtc), triggers.Items.Min(trigger => trigger.NextFireTimeUtc)));
        }

        return [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];
    }
}

/// <summary>One kind of job as the scheduler has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Triggers">Times that it is to run; one that comes again and again counts once.</param>
/// <param name="Running">How many are at work.</param>
/// <param name="LastFiredAt">When it last began; null where no waiting trigger has begun before.</param>
/// <param name="NextFireAt">When it begins next; null where nothing asks for it.</param>
public sealed record ScheduledJob(string Name, int Triggers, int Running, DateTimeOffset? LastFiredAt, DateTimeOffset? NextFireAt);
