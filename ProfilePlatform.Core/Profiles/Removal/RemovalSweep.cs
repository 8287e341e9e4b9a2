using Microsoft.Extensions.Logging;
using Quartz;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>Finishes removals that a dead process left, and takes away what came late to those of this one.</summary>
[DisallowConcurrentExecution]
internal sealed class RemovalSweep(ProfileRemoval removal, ILogger<RemovalSweep> logger) : IJob
{
    /// <summary>How long an interrupted removal may lie.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var profileId in await removal.UnfinishedAsync(cancellationToken))
        {
            try
            {
                await removal.FinishAsync(profileId, cancellationToken);
            }
#pragma warning disable CA1031 // One removal that fails now must not keep the others from being finished; it is tried again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.RemovalFailed(exception, profileId);
            }
        }
    }
}
