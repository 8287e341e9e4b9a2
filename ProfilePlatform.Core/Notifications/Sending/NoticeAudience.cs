using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>Who is to be told something.</summary>
/// <param name="Users">Users, each by the ways that they chose.</param>
/// <param name="IsAdmins">True where it is for the admins.</param>
/// <param name="Profile">The profile that it is about; null where there is none, or none any more.</param>
internal sealed record NoticeAudience(IReadOnlyList<Guid> Users, bool IsAdmins, NoticeProfile? Profile)
{
    public static async Task<NoticeAudience> OfAsync(AppDbContext db, INoticeRecipients recipients, Notification notification, CancellationToken cancellationToken)
    {
        var profile = notification.ProfileId is not { } id ? null : (await recipients.ProfilesAsync(db, [id], cancellationToken)).GetValueOrDefault(id);
        if (notification.UserId is { } user)
        {
            return new NoticeAudience([user], false, profile);
        }

        // What is about a profile that is deleted is no news to anybody.
        return notification.ProfileId is not null && profile is null ? new NoticeAudience([], false, null)
            : IsForAdmins(notification) ? new NoticeAudience(await recipients.AdminsAsync(db, cancellationToken), true, profile)
            : new NoticeAudience(profile?.OwnerId is { } owner ? [owner] : [], false, profile);
    }

    public static bool IsForAdmins(Notification notification) => notification.UserId is null && (notification.ProfileId is null || NotificationKinds.OfAdmins.Contains(notification.Kind));
}
