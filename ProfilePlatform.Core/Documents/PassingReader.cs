namespace ProfilePlatform.Core.Documents;

/// <summary>Reads a file under the rules for documents without keeping it: what was received is gone when the text is there.</summary>
internal sealed class PassingReader(DocumentFiles files, DocumentReader reader)
{
    /// <summary>The text, or why there is none.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing is left behind.</exception>
    public async Task<DocumentReadResult> ReadAsync(Guid profileId, string name, Stream content, CancellationToken cancellationToken)
    {
        if (DocumentRules.SafeName(name) is not { } safeName)
        {
            return new DocumentReadResult.Refused(DocumentRefusal.BadName);
        }

        if (DocumentRules.KindOf(safeName) is not { } kind)
        {
            return new DocumentReadResult.Refused(DocumentRefusal.WrongType);
        }

        using var upload = await files.ReceiveAsync(profileId, content, DocumentRules.LargestSize(kind), cancellationToken);
        return upload is null ? new DocumentReadResult.Refused(DocumentRefusal.TooLarge)
            : ContentCheck.Check(kind, await File.ReadAllBytesAsync(upload.Path, cancellationToken)) is { } refusal ? new DocumentReadResult.Refused(refusal)
            : await reader.ReadAsync(upload.Path, kind, cancellationToken);
    }
}
