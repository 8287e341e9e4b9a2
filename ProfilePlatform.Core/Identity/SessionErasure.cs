using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Ends the sessions of an account that is erased, and forgets by whom it was vouched for.</summary>
internal sealed class SessionErasure(SessionRegistry sessions) : IAccountErasureObserver
{
    public async Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<SignIn>().Where(row => row.UserId == userId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<UserLogin>().Where(row => row.UserId == userId).ToListAsync(cancellationToken));
    }

    public void Erased(Guid userId) => sessions.ForgetUser(userId);
}
