using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>Removes the keys of an account that is erased.</summary>
internal sealed class KeyErasure : IAccountErasureObserver
{
    public async Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<ApiKey>().Where(key => key.UserId == userId).ToListAsync(cancellationToken));
}
