namespace ProfilePlatform.Core.Documents;

/// <summary>The formats that can be uploaded.</summary>
public enum DocumentKind
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Office Open XML word-processing document.</summary>
    Docx,

    /// <summary>Plain text in any encoding.</summary>
    Text,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Markdown.</summary>
    Markdown,
}
