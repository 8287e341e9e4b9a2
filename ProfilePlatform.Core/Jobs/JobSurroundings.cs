using System.Diagnostics.Metrics;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Core.Telemetry;
using Quartz;

namespace ProfilePlatform.Core.Jobs;

/// <summary>What every job runs in: entries of the log are the platform's under the job's id, and its time is measured.</summary>
internal sealed class JobSurroundings(TimeProvider time) : IJobExecutionMiddleware
{
    private static readonly Histogram<double> Duration = PlatformTelemetry.Meter.CreateHistogram<double>(
        "profileplatform.job.duration", "s", "Background jobs");

    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken = default)
    {
        var job = context.JobDetail.Key.Name;
        using var origin = LogOrigin.Begin(new LogOrigin(LogOrigin.Platform, IdOf(context)));
        using var span = PlatformTelemetry.Source.StartActivity("job");
        span?.SetTag("job", job);
        var started = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            await next(context, cancellationToken);
            outcome = "done";
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            Duration.Record(time.GetElapsedTime(started).TotalSeconds, new("job", job), new("outcome", outcome));
        }
    }

    // That of the row that is worked on, so that an entry leads to it.
    private static string IdOf(IJobExecutionContext context) =>
        context.MergedJobDataMap.TryGetString(JobQueue.WorkId, out var text) && Guid.TryParse(text, out var work) ? ShortId.Of(work) : ShortId.New();
}
