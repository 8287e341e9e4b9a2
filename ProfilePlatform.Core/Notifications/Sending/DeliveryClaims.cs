using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications.Channels;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>
/// Gives deliveries to workers, each to one at a time, and notes what came of them. A claim is committed before anything is sent and holds for a
/// <see cref="NotificationOptions.Lease"/>; of a worker that was killed another takes it over then.
/// </summary>
internal sealed class DeliveryClaims(IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, NotificationOptions options, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>Claims some of what is due by one way, of one notification where it is named; empty where nothing is.</summary>
    public async Task<IReadOnlyList<Delivery>> TakeAsync(string channel, long? notificationId, CancellationToken cancellationToken)
    {
        await using (var reading = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await Due(reading, channel, notificationId).AnyAsync(cancellationToken))
            {
                return [];
            }
        }

        try
        {
            return await writer.WriteAsync(async (db, token) =>
            {
                var due = await Due(db, channel, notificationId).OrderBy(delivery => delivery.DueAt).Take(AtOnce).ToListAsync(token);
                foreach (var delivery in due)
                {
                    (delivery.State, delivery.Lease, delivery.DueAt) = (DeliveryState.Sending, Ids.New(time), time.GetUtcNow() + options.Lease);
                    delivery.Attempts++;
                }

                return due;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process took one of them: it comes again with the next look.
            return [];
        }
    }

    /// <summary>Notes what came of a try; null where the claim had passed to somebody else, or the row is gone.</summary>
    public Task<DeliveryState?> NoteAsync(Delivery claimed, SendResult? result, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        if (await db.Set<Delivery>().SingleOrDefaultAsync(row => row.Id == claimed.Id && row.Lease == claimed.Lease, token) is not { } row)
        {
            return (DeliveryState?)null;
        }

        var now = time.GetUtcNow();
        row.Lease = null;
        switch (result)
        {
            case { End: SendEnd.Sent }:
                (row.State, row.SentAt, row.Fault) = (DeliveryState.Sent, now, "");
                var notification = await db.Set<Notification>().SingleAsync(told => told.Id == row.NotificationId, token);
                notification.DeliveredAt ??= now;
                break;
            case { End: SendEnd.Later } later when row.Attempts < Backoff.MostAttempts:
                (row.State, row.Fault) = (DeliveryState.Waiting, later.Fault);
                row.DueAt = now + Backoff.After(row.Attempts, later.After, RandomNumberGenerator.GetInt32(1_000) / 1_000d);
                break;
            case { } failed:
                (row.State, row.Fault) = (DeliveryState.Failed, failed.Fault);
                break;
            case null:
                row.State = DeliveryState.Dropped;
                break;
        }

        return row.State;
    }, cancellationToken);

    private IQueryable<Delivery> Due(AppDbContext db, string channel, long? notificationId)
    {
        var now = time.GetUtcNow();
        return db.Set<Delivery>().Where(delivery => (delivery.State == DeliveryState.Waiting || delivery.State == DeliveryState.Sending) && delivery.DueAt <= now
            && delivery.Channel == channel && (notificationId == null || delivery.NotificationId == notificationId));
    }
}
