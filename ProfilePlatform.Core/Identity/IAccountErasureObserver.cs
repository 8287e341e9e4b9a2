using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Knows of something that belongs to a user's account (sessions, keys) and must end with it.</summary>
public interface IAccountErasureObserver
{
    /// <summary>Removes it, in the transaction that erases the account. An exception undoes the whole.</summary>
    Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken);

    /// <summary>The erasure has been committed: what is still kept in memory goes.</summary>
    void Erased(Guid userId)
    {
    }
}
