using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Sends users a message at their wish, so that they see whether anything arrives.</summary>
public sealed class TestNotices
{
    /// <summary>Most that a user gets in an hour.</summary>
    public const int MostAnHour = 5;

    private readonly PlatformWriter _writer;
    private readonly Outbox _outbox;
    private readonly DeliveryPlan _plan;
    private readonly DeliveryRun _run;
    private readonly NoticeHistory _history;
    private readonly TimeProvider _time;

    internal TestNotices(PlatformWriter writer, Outbox outbox, DeliveryPlan plan, DeliveryRun run, NoticeHistory history, TimeProvider time) =>
        (_writer, _outbox, _plan, _run, _history, _time) = (writer, outbox, plan, run, history, time);

    /// <summary>Sends one by every way that is set up for the user and waits for the first try; null where they had <see cref="MostAnHour"/>.</summary>
    public async Task<ShownNotice?> SendAsync(Guid userId, CancellationToken cancellationToken)
    {
        var notification = await _writer.WriteAsync(async (db, token) =>
        {
            var since = _time.GetUtcNow().AddHours(-1);
            if (await db.Set<Notification>().CountAsync(row => row.UserId == userId && row.Kind == NotificationKinds.Test && row.CreatedAt > since, token) >= MostAnHour)
            {
                return null;
            }

            var added = _outbox.AddForUser(db, NotificationKinds.Test, userId, $"test:{Ids.New(_time)}", new { });
            // Its number is needed for the plan.
            await db.SaveChangesAsync(token);
            await _plan.PlanAsync(db, added, token);
            return added;
        }, cancellationToken);
        if (notification is null)
        {
            return null;
        }

        await _run.RunAsync(notification.Id, cancellationToken);
        return await _history.OneAsync(notification.Id, userId, cancellationToken);
    }
}
