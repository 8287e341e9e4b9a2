using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>
/// Erases an account at its user's wish: their profile with everything of it, what others keep for the account, and who they are. The row stays as an
/// id without a person, for the audit trail names it.
/// </summary>
public sealed class AccountErasure(
    PlatformWriter writer, ProfileRemoval removal, AuditTrail audit, IEnumerable<IAccountErasureObserver> observers)
{
    /// <summary>Erases the account of <paramref name="viewer"/>; false where they have none.</summary>
    public async Task<bool> EraseAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.UserId is not { } userId)
        {
            return false;
        }

        // Where they came from is personal, and is not noted any more.
        viewer = viewer with { Address = "" };
        var profiles = await writer.WriteAsync(async (db, token) =>
        {
            var user = await db.Set<User>().SingleOrDefaultAsync(found => found.Id == userId, token);
            if (user is null)
            {
                return null;
            }

            var owned = await db.Set<Profile>().Where(profile => profile.OwnerId == userId).Select(profile => profile.Id).ToListAsync(token);
            foreach (var profileId in owned)
            {
                await removal.BeginAsync(db, viewer, profileId, token);
            }

            foreach (var observer in observers)
            {
                await observer.EraseAsync(db, userId, token);
            }

            // No address has this form, so nobody signs in as it again; who signs in with the old one is somebody new.
            (user.Email, user.Name) = ($"erased:{userId:N}", "");
            audit.Add(db, viewer.Actor, AuditActions.AccountErased, "user", userId);
            await db.Database.ExecuteSqlInterpolatedAsync(
                $"""UPDATE "audit_trail" SET "Address" = '' WHERE "ActorId" = {userId} AND "Address" <> ''""", token);
            return owned;
        }, cancellationToken);
        foreach (var observer in profiles is null ? [] : observers)
        {
            observer.Erased(userId);
        }

        foreach (var profileId in profiles ?? [])
        {
            await removal.FinishAsync(profileId, CancellationToken.None);
        }

        return profiles is not null;
    }
}
