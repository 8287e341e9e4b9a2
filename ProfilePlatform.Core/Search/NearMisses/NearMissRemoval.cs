using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Removes the counts of a removed profile.</summary>
internal sealed class NearMissRemoval : IProfileRemovalObserver
{
    public Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "near_misses" WHERE "ProfileId" = {profileId}""", cancellationToken);
}
