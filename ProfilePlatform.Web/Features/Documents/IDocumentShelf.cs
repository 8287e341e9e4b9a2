using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Web.Features.Documents;

/// <summary>The documents of a profile, as the pages need them.</summary>
public interface IDocumentShelf
{
    /// <summary>The documents, oldest first.</summary>
    Task<IReadOnlyList<Document>> ListAsync(Guid profileId, CancellationToken cancellationToken);

    /// <summary>Takes a document in; null where that went well, else why not.</summary>
    Task<DocumentRefusal?> AddAsync(Guid profileId, string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Removes a document and what was made from it.</summary>
    Task DeleteAsync(Guid profileId, string name, CancellationToken cancellationToken);

    /// <summary>A document's canonical text; null where there is none.</summary>
    Task<CanonicalText?> TextAsync(Guid profileId, string name, CancellationToken cancellationToken);
}
