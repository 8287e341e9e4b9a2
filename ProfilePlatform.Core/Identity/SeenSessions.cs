using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>When sessions were last used: in memory, so that reading a page writes nothing, and every minute in the store.</summary>
public sealed class SeenSessions(PlatformWriter writer, TimeProvider time, ILogger<SeenSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _latest = new();

    /// <summary>The session was used.</summary>
    public void Note(Guid id, DateTimeOffset at) => _latest[id] = at;

    /// <summary>The later of what the store says and what was noted since.</summary>
    public DateTimeOffset Latest(Guid id, DateTimeOffset stored) => _latest.TryGetValue(id, out var noted) && noted > stored ? noted : stored;

    /// <summary>Writes what was noted, and removes sessions that nobody has used for 90 days.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        var noted = _latest.ToArray();
        var oldest = time.GetUtcNow() - Kept;
        await writer.WriteAsync(async (db, token) =>
        {
            foreach (var (id, at) in noted)
            {
                if (await db.Set<SignIn>().SingleOrDefaultAsync(row => row.Id == id, token) is { } row && row.LastSeenAt < at)
                {
                    row.LastSeenAt = at;
                }
            }

            db.RemoveRange(await db.Set<SignIn>().Where(row => row.LastSeenAt < oldest).ToListAsync(token));
        }, cancellationToken);
        foreach (var stored in noted)
        {
            _latest.TryRemove(stored);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryStoreAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await TryStoreAsync(CancellationToken.None);
        }
    }

    // A store that cannot be written just now only makes the times older; the next minute tries again.
    private async Task TryStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateException or TimeoutException or System.Data.Common.DbException)
        {
            logger.UseNotStored(exception);
        }
    }
}
