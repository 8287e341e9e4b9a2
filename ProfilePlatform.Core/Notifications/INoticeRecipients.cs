using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Knows users and profiles, which notifications do not. Asked again before each sending: who has lost a right is not told any more.</summary>
public interface INoticeRecipients
{
    /// <summary>Who is told now; null for who is gone or kept out.</summary>
    Task<NoticeRecipient?> FindAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken);

    /// <summary>The administrators who may sign in.</summary>
    Task<IReadOnlyList<Guid>> AdminsAsync(AppDbContext db, CancellationToken cancellationToken);

    /// <summary>The profiles with these ids that are not deleted.</summary>
    Task<IReadOnlyDictionary<Guid, NoticeProfile>> ProfilesAsync(AppDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The profiles that a user owns.</summary>
    Task<IReadOnlyList<Guid>> OwnedByAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken);
}

/// <summary>Somebody who is told.</summary>
/// <param name="Email">Where mail goes; empty where none can.</param>
/// <param name="Name">What they are called.</param>
/// <param name="IsAdmin">Whether they administer the platform.</param>
public sealed record NoticeRecipient(string Email, string Name, bool IsAdmin);

/// <summary>A profile that a notice is about.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="OwnerId">Who owns it; null for nobody.</param>
public sealed record NoticeProfile(string Slug, string Name, Guid? OwnerId);
