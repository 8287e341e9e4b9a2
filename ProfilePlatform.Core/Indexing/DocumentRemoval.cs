using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Removes a document together with its passages and untouched cards.</summary>
public sealed class DocumentRemoval
{
    private readonly DocumentStore _documents;
    private readonly PassagePruning _pruning;

    internal DocumentRemoval(DocumentStore documents, PassagePruning pruning) => (_documents, _pruning) = (documents, pruning);

    /// <summary>False where the profile has no document of this name. Should the process die half-way, a sweep does the rest.</summary>
    public async Task<bool> RemoveAsync(Guid profileId, string name, CancellationToken cancellationToken)
    {
        if (!await _documents.DeleteAsync(profileId, name, cancellationToken))
        {
            return false;
        }

        await _pruning.PruneAsync(profileId, CancellationToken.None);
        return true;
    }
}
