using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Documents;

/// <summary>Removes files that no document names any more; a text stays while something quotes it.</summary>
internal sealed class UnusedFiles(IDbContextFactory<AppDbContext> contexts, DocumentFiles files, IEnumerable<IDocumentCitations> citations)
{
    /// <summary>Removes the files under one hash, as far as they are unused. Returns how many went.</summary>
    public async Task<int> RemoveAsync(Guid profileId, string sha256, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Document>().AnyAsync(document => document.ProfileId == profileId && document.Sha256 == sha256, cancellationToken))
        {
            return 0;
        }

        // After a replacement the index still quotes the text that it was made from, until the next run.
        var isCited = await db.Set<Document>().AnyAsync(document => document.ProfileId == profileId && document.IndexedSha256 == sha256, cancellationToken);
        foreach (var citation in citations)
        {
            isCited |= await citation.IsCitedAsync(db, profileId, sha256, cancellationToken);
        }

        return files.Remove(profileId, sha256, keepText: isCited);
    }
}
