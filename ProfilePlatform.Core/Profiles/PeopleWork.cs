using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>
/// Orders that a profile be written to the people index again. Call it in the transaction of every change to what the people search shows or asks:
/// cards, availability, visibility, being enabled or deleted.
/// </summary>
public static class PeopleWork
{
    /// <summary>Adds the order; it is carried out soon after the commit.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="profileId">The profile.</param>
    /// <param name="contentVersion">Its content version after the change.</param>
    public static void Add(AppDbContext db, Guid profileId, long contentVersion) =>
        db.Add(new ProjectionWork { ProfileId = profileId, Target = ProjectionWork.People, ContentVersion = contentVersion });
}
