namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Ends the reading of a document inside the reader process; never crosses into the server.</summary>
#pragma warning disable CA1032 // It always carries its refusal.
internal sealed class DocumentRefusedException(DocumentRefusal refusal, Exception? cause = null) : Exception(refusal.Code, cause)
#pragma warning restore CA1032
{
    /// <summary>Why.</summary>
    public DocumentRefusal Refusal { get; } = refusal;
}
