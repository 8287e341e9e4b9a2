using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Documents;

/// <summary>Is told of every change to a profile's documents, inside the transaction that makes it.</summary>
public interface IDocumentChangeObserver
{
    /// <summary>A document was added, replaced or deleted. An exception undoes the change.</summary>
    /// <param name="db">The context of the change; save nothing on your own.</param>
    /// <param name="profileId">The profile whose documents changed.</param>
    /// <param name="documentId">The document; of a deleted one the row is gone already.</param>
    /// <param name="isDeleted">True when it was deleted.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    Task ChangedAsync(AppDbContext db, Guid profileId, Guid documentId, bool isDeleted, CancellationToken cancellationToken);
}

/// <summary>Knows who still quotes a document's text.</summary>
public interface IDocumentCitations
{
    /// <summary>True while something stored quotes the text with this hash, so that it must stay readable.</summary>
    Task<bool> IsCitedAsync(AppDbContext db, Guid profileId, string sha256, CancellationToken cancellationToken);
}
