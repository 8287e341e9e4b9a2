using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Users and profiles, as notifications need them.</summary>
internal sealed class NoticeRecipients(IdentityOptions identity) : INoticeRecipients
{
    public async Task<NoticeRecipient?> FindAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) =>
        await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId && user.DisabledAt == null, cancellationToken) is { } user && Accounts.IsAddress(user.Email)
            ? new NoticeRecipient(user.Email == IdentityOptions.FirstAdminEmail ? "" : user.Email, user.Name, Administers(user))
            : null;

    public async Task<IReadOnlyList<Guid>> AdminsAsync(AppDbContext db, CancellationToken cancellationToken) =>
        [.. (await db.Set<User>().AsNoTracking().Where(user => user.IsAdmin && user.DisabledAt == null).OrderBy(user => user.Id).ToListAsync(cancellationToken))
            .Where(Administers).Select(user => user.Id)];

    public async Task<IReadOnlyDictionary<Guid, NoticeProfile>> ProfilesAsync(AppDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Set<Profile>().AsNoTracking().Where(profile => ids.Contains(profile.Id) && profile.DeletedAt == null)
            .ToDictionaryAsync(profile => profile.Id, profile => new NoticeProfile(profile.Slug, profile.DisplayName, profile.OwnerId), cancellationToken);

    public async Task<IReadOnlyList<Guid>> OwnedByAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) =>
        await db.Set<Profile>().Where(profile => profile.OwnerId == userId && profile.DeletedAt == null).Select(profile => profile.Id).ToListAsync(cancellationToken);

    private bool Administers(User user) => user.IsAdmin && identity.Administers(user.Email);
}
