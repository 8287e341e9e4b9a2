using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Splitting.ByModel;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>What follows from a change of a profile's documents, in the transaction of the change.</summary>
internal sealed class DocumentChanges : IDocumentChangeObserver
{
    public async Task ChangedAsync(AppDbContext db, Guid profileId, Guid documentId, bool isDeleted, CancellationToken cancellationToken)
    {
        var profile = await db.Set<Profile>().SingleOrDefaultAsync(found => found.Id == profileId, cancellationToken)
            ?? throw new InvalidOperationException("A document belongs to a profile.");
        profile.ContentVersion++;
        profile.Version++;
        PeopleWork.Add(db, profileId, profile.ContentVersion);
        await KeptSplits.RemoveUnusedAsync(db, profileId, cancellationToken);
        if (isDeleted)
        {
            await CardProposals.RemoveOfDocumentAsync(db, documentId, cancellationToken);
            await DirectoryWords.RefreshAsync(db, profile, cancellationToken);
            db.Add(new ProjectionWork { ProfileId = profileId, Target = ProjectionWork.Passages, ContentVersion = profile.ContentVersion });
        }
    }
}
