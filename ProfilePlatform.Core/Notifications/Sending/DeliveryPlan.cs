using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>Decides to whom and by which ways a notification is sent, once, by what each has chosen at that time.</summary>
internal sealed class DeliveryPlan(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, INoticeRecipients recipients, NotificationOptions options, TimeProvider time)
{
    /// <summary>What is older when it is first looked at is no news: it stands on the pages only.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    private const int Batch = 50;

    /// <summary>Plans all that nobody has planned yet, oldest first; says how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var planned = 0;
        while (!cancellationToken.IsCancellationRequested && await NextAsync(cancellationToken) is { Count: > 0 } ids)
        {
            await writer.WriteAsync(async (db, token) =>
            {
                foreach (var notification in await db.Set<Notification>().Where(row => ids.Contains(row.Id) && row.PlannedAt == null).OrderBy(row => row.Id).ToListAsync(token))
                {
                    await PlanAsync(db, notification, token);
                }
            }, cancellationToken);
            planned += ids.Count;
        }

        return planned;
    }

    /// <summary>Plans one in the caller's transaction.</summary>
    public async Task PlanAsync(AppDbContext db, Notification notification, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        notification.PlannedAt = now;
        if (notification.CreatedAt < now - Stale)
        {
            return;
        }

        foreach (var (user, channel) in await WaysAsync(db, notification, cancellationToken))
        {
            db.Add(new Delivery { Id = Ids.New(time), NotificationId = notification.Id, UserId = user, Channel = channel, State = DeliveryState.Waiting, DueAt = now });
        }
    }

    // Read outside the gate: mostly there is nothing.
    private async Task<List<long>> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Notification>().Where(row => row.PlannedAt == null).OrderBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task<List<(Guid? User, string Channel)>> WaysAsync(AppDbContext db, Notification notification, CancellationToken cancellationToken)
    {
        var audience = await NoticeAudience.OfAsync(db, recipients, notification, cancellationToken);
        var ways = new List<(Guid?, string)>();
        foreach (var user in audience.Users)
        {
            var (email, push) = notification.Kind == NotificationKinds.Test ? (true, true) : await NoticeSettings.WaysAsync(db, user, notification.Kind, cancellationToken);
            if (email && options.HasEmail && await recipients.FindAsync(db, user, cancellationToken) is { Email.Length: > 0 })
            {
                ways.Add((user, DeliveryChannels.Email));
            }

            if (push && options.Pushover is not null && await NoticeSettings.KeyOfAsync(db, user, cancellationToken) is { Length: > 0 })
            {
                ways.Add((user, DeliveryChannels.Pushover));
            }
        }

        if (audience.IsAdmins && options.Pushover is { AdminUser.Length: > 0 })
        {
            ways.Add((null, DeliveryChannels.Pushover));
        }

        return ways;
    }
}
