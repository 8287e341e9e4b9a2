using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Takes a removed profile's runs, passages, vectors and folder away, and orders that it leaves the people index.</summary>
internal sealed class IndexRemoval(IndexRuns runs, ProfileFolders folders) : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        // Their documents go along by their foreign key.
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "index_runs" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "document_splits" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "projection_work" WHERE "ProfileId" = {profileId}""", cancellationToken);
        PeopleWork.Add(db, profileId, long.MaxValue);
    }

    public Task EndWorkAsync(Guid profileId, CancellationToken cancellationToken) => runs.EndAsync(profileId, cancellationToken);

    public Task RemoveFilesAsync(Guid profileId, CancellationToken cancellationToken) => folders.DeleteAsync(profileId, cancellationToken);
}
