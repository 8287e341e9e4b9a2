using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Jobs;

namespace ProfilePlatform.Core.Search.Sessions.Reasons;

/// <summary>Has reasons of a search written soon.</summary>
internal sealed class ReasonsOrders(JobQueue jobs, ILogger<ReasonsOrders> log)
{
    /// <summary>Orders it; where that fails the sweep finds the search.</summary>
    public async Task OrderAsync(Guid searchId)
    {
        try
        {
            // The answer is paid for: whoever asked may be gone.
            await jobs.TriggerAsync<ReasonsJob>(searchId, CancellationToken.None);
        }
#pragma warning disable CA1031 // The results hold and must be answered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.ReasonsNotOrdered(exception);
        }
    }
}
