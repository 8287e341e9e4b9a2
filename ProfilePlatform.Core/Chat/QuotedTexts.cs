using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.OwnTexts;

namespace ProfilePlatform.Core.Chat;

/// <summary>Opens citations: the text around a quotation, as long as it is what it was.</summary>
public sealed class QuotedTexts
{
    private readonly DocumentStore _documents;
    private readonly OwnTextReading _ownTexts;

    internal QuotedTexts(DocumentStore documents, OwnTextReading ownTexts) => (_documents, _ownTexts) = (documents, ownTexts);

    /// <summary>The text that a citation quotes from; null where it was changed or taken away since.</summary>
    public async Task<CanonicalText?> OpenAsync(Guid profileId, Citation citation, CancellationToken cancellationToken) => citation.DocumentSha256.Length == 0
        ? await _documents.TextAsync(profileId, citation.Document, cancellationToken)
        : await _documents.PresentTextAsync(profileId, citation.DocumentSha256, cancellationToken)
            ?? (await _ownTexts.ReadAsync(profileId, cancellationToken)).FirstOrDefault(text => text.Sha256 == citation.DocumentSha256)?.Text;
}
