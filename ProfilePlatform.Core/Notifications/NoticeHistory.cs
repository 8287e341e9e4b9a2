using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Wording;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications;

/// <summary>What somebody was told, sent or not.</summary>
public sealed class NoticeHistory
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly INoticeRecipients _recipients;

    internal NoticeHistory(IDbContextFactory<AppDbContext> contexts, INoticeRecipients recipients) => (_contexts, _recipients) = (contexts, recipients);

    /// <summary>What the owner of a profile was told of it, newest first. The caller has checked that the viewer may see it.</summary>
    public async Task<Paged<ShownNotice>> OfProfileAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var kinds = NotificationKinds.OfOwners;
        return await PageAsync(db, db.Set<Notification>().Where(row => row.ProfileId == profileId && row.UserId == null && kinds.Contains(row.Kind)), null, page, cancellationToken);
    }

    /// <summary>What a user was told: for themselves, as an owner, and where <paramref name="isAdmin"/> as an administrator. Newest first.</summary>
    /// <param name="userId">The user; null for the local administrator.</param>
    /// <param name="isAdmin">Whether they administer the platform now.</param>
    /// <param name="page">Which rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Paged<ShownNotice>> OfUserAsync(Guid? userId, bool isAdmin, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var owned = userId is { } user ? await _recipients.OwnedByAsync(db, user, cancellationToken) : [];
        var (owners, admins) = (NotificationKinds.OfOwners, NotificationKinds.OfAdmins);
        var rows = db.Set<Notification>().Where(row => (userId != null && row.UserId == userId)
            || (row.UserId == null && row.ProfileId != null && owned.Contains(row.ProfileId.Value) && owners.Contains(row.Kind))
            || (isAdmin && row.UserId == null && (row.ProfileId == null || admins.Contains(row.Kind))));
        return await PageAsync(db, rows, (userId, isAdmin), page, cancellationToken);
    }

    /// <summary>One notice of a user as it is now.</summary>
    internal async Task<ShownNotice> OneAsync(long id, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await PageAsync(db, db.Set<Notification>().Where(row => row.Id == id), (userId, false), new PageRequest(1), cancellationToken)).Items[0];
    }

    // Of what went to several, each sees their own; admins see what went to their common key too.
    private async Task<Paged<ShownNotice>> PageAsync(
        AppDbContext db, IQueryable<Notification> rows, (Guid? User, bool IsAdmin)? only, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await rows.AsNoTracking().OrderByDescending(row => row.Id).ToPageAsync(page, cancellationToken);
        var ids = found.Items.Select(row => row.Id).ToList();
        var sent = (await db.Set<Delivery>().AsNoTracking().Where(delivery => ids.Contains(delivery.NotificationId)).OrderBy(delivery => delivery.Id).ToListAsync(cancellationToken))
            .Where(delivery => only is not { } one || delivery.UserId == one.User && one.User is not null || delivery.UserId is null && one.IsAdmin).ToLookup(delivery => delivery.NotificationId);
        var about = found.Items.Select(row => row.ProfileId).OfType<Guid>().Distinct().ToList();
        var profiles = await _recipients.ProfilesAsync(db, about, cancellationToken);
        return new Paged<ShownNotice>([.. found.Items.Select(row => Shown(row, sent[row.Id], row.ProfileId is { } id ? profiles.GetValueOrDefault(id) : null))], found.Total, found.Page);
    }

    private static ShownNotice Shown(Notification row, IEnumerable<Delivery> deliveries, NoticeProfile? profile) =>
        new(row.Id, row.Kind, row.CreatedAt, NoticeWords.Of(row, profile), row.PlannedAt is not null,
            [.. deliveries.Select(one => new ShownDelivery(one.Channel, one.State, one.Attempts, one.State == DeliveryState.Waiting ? one.DueAt : null, one.SentAt, one.Fault))]);
}

/// <summary>A notice as its receiver sees it.</summary>
/// <param name="Id">The notification's.</param>
/// <param name="Kind">One of <see cref="NotificationKinds"/>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsPlanned">False while nobody has looked whether it is to be sent.</param>
/// <param name="Deliveries">How it was sent; empty where it is shown only.</param>
public sealed record ShownNotice(long Id, string Kind, DateTimeOffset At, NoticeText Text, bool IsPlanned, IReadOnlyList<ShownDelivery> Deliveries);

/// <summary>How a notice was sent by one way.</summary>
/// <param name="Channel">One of <see cref="DeliveryChannels"/>.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="NextAt">When it is tried next; null where it is not waiting.</param>
/// <param name="SentAt">When its receiver confirmed it.</param>
/// <param name="Fault">Why the last try failed; empty where it did not.</param>
public sealed record ShownDelivery(string Channel, DeliveryState State, int Attempts, DateTimeOffset? NextAt, DateTimeOffset? SentAt, string Fault);
