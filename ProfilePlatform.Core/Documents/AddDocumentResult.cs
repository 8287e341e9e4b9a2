namespace ProfilePlatform.Core.Documents;

/// <summary>What became of an upload.</summary>
public abstract record AddDocumentResult
{
    private AddDocumentResult()
    {
    }

    /// <summary>It is stored.</summary>
    /// <param name="Document">The document.</param>
    /// <param name="IsChanged">False when the same content stood under this name already.</param>
    public sealed record Added(Document Document, bool IsChanged) : AddDocumentResult;

    /// <summary>It was refused; nothing of it is kept.</summary>
    public sealed record Refused(DocumentRefusal Refusal) : AddDocumentResult;
}
