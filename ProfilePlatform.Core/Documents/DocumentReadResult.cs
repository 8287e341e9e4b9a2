namespace ProfilePlatform.Core.Documents;

/// <summary>What became of reading a document: its text, or why there is none.</summary>
public abstract record DocumentReadResult
{
    private DocumentReadResult()
    {
    }

    /// <summary>The document was read.</summary>
    public sealed record Read(CanonicalText Text) : DocumentReadResult;

    /// <summary>The document was refused; nothing of it is kept.</summary>
    public sealed record Refused(DocumentRefusal Refusal) : DocumentReadResult;
}
