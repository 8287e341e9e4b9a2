using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Logs;

/// <summary>Says in the log how many entries it had to leave out.</summary>
internal sealed class DropNotices(LogOutput output, TimeProvider time, ILogger<DropNotices> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var told = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var dropped = output.Dropped;
                if (dropped > told)
                {
                    logger.Dropped(dropped - told);
                    told = dropped;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }
}
