using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Removes what an erased account searched for and opened.</summary>
internal sealed class SearchErasure : IAccountErasureObserver
{
    public async Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken)
    {
        // Results and what was seen go with their search.
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "people_searches" WHERE "AccountId" = {userId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "contact_unlocks" WHERE "AccountId" = {userId}""", cancellationToken);
    }
}

/// <summary>Removes a profile from what others found and opened, with the stored answers that hold its contact details.</summary>
internal sealed class SearchRemoval : IProfileRemovalObserver
{
    public async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "people_search_results" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "people_alert_matches" WHERE "ProfileId" = {profileId}""", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "contact_unlocks" WHERE "ProfileId" = {profileId}""", cancellationToken);
        var opened = $"%/people/{profileId}/unlock-contact";
        await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "idempotency_keys" WHERE "Route" LIKE {opened}""", cancellationToken);
    }
}

/// <summary>What the profile's owner searched for and opened, in an export.</summary>
internal sealed class SearchPart : IProfileExportPart
{
    public string About => """
        searches.json        your people searches: the query, how it was understood, and whom you paid for
        contacts.json        whose contact details you opened
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        var owner = profile.OwnerId ?? Guid.Empty;
        await zip.AddRowsAsync("searches.json", db.Set<StoredSearch>().AsNoTracking().Where(search => search.AccountId == owner)
            .OrderBy(search => search.CreatedAt).AsAsyncEnumerable().Select(search => new
            {
                search.Id, search.Query, Understood = search.Criteria(), search.Request().Request, search.CreatedAt, search.ExpiresAt, search.Charged, search.PaidCount, search.AlertsSince,
            }), cancellationToken);
        await zip.AddRowsAsync("contacts.json", db.Set<ContactUnlock>().AsNoTracking().Where(unlock => unlock.AccountId == owner)
            .OrderBy(unlock => unlock.Id).AsAsyncEnumerable().Select(unlock => new { unlock.ProfileId, unlock.SearchId, unlock.UnlockedAt }), cancellationToken);
    }
}
