using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>
/// What a removed profile paid, or says to have paid, stays as a figure of the books without the profile and its owner's words: the sum of payments is the
/// same, and money that is on its way finds its row by the reference. What was not paid goes.
/// </summary>
internal sealed class BillingRemoval : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "invoices" WHERE "ProfileId" = {profileId} AND "State" = 'Open'""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""UPDATE "invoices" SET "ProfileId" = NULL, "ClaimNote" = '' WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "profile_tiers" WHERE "ProfileId" = {profileId}""", cancellationToken);
    }
}
