using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>A text that a stored answer quotes stays readable after its document is gone.</summary>
internal sealed class QuotedDocuments : IDocumentCitations
{
    public Task<bool> IsCitedAsync(AppDbContext db, Guid profileId, string sha256, CancellationToken cancellationToken) =>
        db.Set<ChatTurn>().AnyAsync(turn => turn.ProfileId == profileId && turn.CitationsJson.Contains(sha256), cancellationToken);
}
