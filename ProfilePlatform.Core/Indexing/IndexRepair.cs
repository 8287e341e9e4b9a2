using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>After each start, orders a run for every profile whose index shows less than it did: its file was lost, or set aside as corrupt.</summary>
internal sealed class IndexRepair(
    IDbContextFactory<AppDbContext> contexts, IndexRuns runs, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private const int BatchSize = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The database is migrated before anything is served.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        for (var seen = 0; await BatchAsync(seen, stoppingToken) is { Count: > 0 } batch; seen += batch.Count)
        {
            foreach (var (profileId, version) in batch)
            {
                try
                {
                    await runs.RepairAsync(profileId, version, stoppingToken);
                }
                catch (ProfileIndexClosedException)
                {
                    // The profile was removed meanwhile.
                }
            }
        }
    }

    private async Task<List<(Guid Id, long Version)>> BatchAsync(int seen, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Profile>().AsNoTracking().Where(profile => profile.IndexVersion > 0)
            .OrderBy(profile => profile.Id).Skip(seen).Take(BatchSize).Select(profile => new { profile.Id, profile.IndexVersion })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.IndexVersion))];
    }
}
