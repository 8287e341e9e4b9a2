using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching;

/// <summary>The profile for which a member is matched: their own, and nobody else's, also for administrators.</summary>
internal static class OwnProfile
{
    /// <summary>The profile; null where the viewer has none.</summary>
    public static async Task<Profile?> OfAsync(AppDbContext db, Viewer viewer, CancellationToken cancellationToken) => viewer.UserId is not { } userId ? null
        : await db.Set<Profile>().AsNoTracking().OrderBy(profile => profile.Id)
            .FirstOrDefaultAsync(profile => profile.OwnerId == userId && profile.DeletedAt == null, cancellationToken);
}
