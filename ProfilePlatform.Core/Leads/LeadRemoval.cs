using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Leads;

/// <summary>Removes what visitors left for the owner of a removed profile, and the owner's answers.</summary>
internal sealed class LeadRemoval : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "leads" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "unanswered_questions" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "own_answers" WHERE "ProfileId" = {profileId}""", cancellationToken);
    }
}
