using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>Reads the people index at the start, and carries out orders as they are committed.</summary>
internal sealed class PeopleUpkeep(PeopleIndex index, PeopleProjection projection, PlatformWriter writer, TimeProvider time, ILogger<PeopleUpkeep> log) : BackgroundService
{
    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (index.Ready.IsCompletedSuccessfully)
        {
            index.Save(always: true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whatever the disk says, the rest of the platform starts.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = writer.NextCommit;
            try
            {
                if (!index.Ready.IsCompleted)
                {
                    await index.LoadAsync(stoppingToken);
                    await projection.CompareAsync(stoppingToken);
                }

                await projection.CatchUpAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.PeopleUpkeepFailed(exception);
                // A disk that is full or away is looked at again, also where nobody commits.
                next = Task.WhenAny(next, Task.Delay(PeopleSweep.Every, time, stoppingToken));
            }

            await next.WaitAsync(stoppingToken);
        }
    }
}
