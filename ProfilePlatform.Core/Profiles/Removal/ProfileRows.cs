using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>Removes a profile's rows, its own and those of the features that know no profiles.</summary>
internal sealed class ProfileRows : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "documents" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "notifications" WHERE "ProfileId" = {profileId}""", cancellationToken);
        // What the platform paid stays; for whom goes.
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"""UPDATE "usage_ledger" SET "ProfileId" = NULL, "Slug" = '', "DocumentId" = NULL WHERE "ProfileId" = {profileId}""", cancellationToken);
        // Cards with their parts, prompts and the history of changes go along by their foreign keys.
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "profiles" WHERE "Id" = {profileId}""", cancellationToken);
    }
}
