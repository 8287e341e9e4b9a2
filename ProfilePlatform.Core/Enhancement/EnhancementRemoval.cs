using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement;

/// <summary>Takes a removed profile's runs, rewritings and style away.</summary>
internal sealed class EnhancementRemoval(EnhancementRuns runs) : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        // Their sections go along by their foreign key.
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "enhancement_runs" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "enhancement_kept" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "enhancement_styles" WHERE "ProfileId" = {profileId}""", cancellationToken);
    }

    public Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => runs.EndAsync(profileId, cancellationToken);
}
