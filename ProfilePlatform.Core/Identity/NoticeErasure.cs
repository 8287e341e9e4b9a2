using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Removes what an erased account was told, what is still to be sent to it, and what it chose.</summary>
internal sealed class NoticeErasure : IAccountErasureObserver
{
    public async Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "notifications" WHERE "UserId" = {userId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "notification_deliveries" WHERE "UserId" = {userId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "notification_choices" WHERE "UserId" = {userId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "pushover_keys" WHERE "UserId" = {userId}""", cancellationToken);
    }
}
