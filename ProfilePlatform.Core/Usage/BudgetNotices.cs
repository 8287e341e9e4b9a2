using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Usage;

/// <summary>Tells who has to know that a day's tokens are used up: a profile's owner, or the admins for the platform's.</summary>
public sealed class BudgetNotices(PlatformWriter writer, Outbox outbox, TimeProvider time, ILogger<BudgetNotices> logger)
{
    // The visitor whose call was refused waits for this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Puts the notice into the outbox, once per profile and day. False where that failed: the next refusal tries again.</summary>
    internal async Task<bool> TellAsync(BudgetNotice notice, CancellationToken cancellationToken)
    {
        logger.BudgetUsedUp(notice.Used, notice.Limit, notice.ProfileId is { } id ? $"profile {id}" : "the platform");
        var day = notice.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var key = $"budget:{notice.ProfileId?.ToString() ?? "platform"}:{day}";
        using var patience = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await writer.WriteAsync(
                (db, token) => outbox.AddAsync(
                    db, NotificationKinds.Budget, notice.ProfileId, key, new { day, slug = notice.Slug, used = notice.Used, limit = notice.Limit }, token),
                either.Token);
            return true;
        }
#pragma warning disable CA1031 // The refusal stands, told or not.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.NoticeNotWritten(exception);
            return false;
        }
    }
}

/// <summary>A budget that is used up, and whose it is: the platform's where there is no profile.</summary>
internal sealed record BudgetNotice(DayBudget Budget, DateOnly Day, Guid? ProfileId, string Slug, long Used, long Limit);
