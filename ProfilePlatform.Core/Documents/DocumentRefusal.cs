namespace ProfilePlatform.Core.Documents;

/// <summary>Why a document was not taken: a stable code for programs and a sentence for people.</summary>
/// <param name="Code">For example "document-encrypted"; the HTTP problem type ends in it.</param>
/// <param name="Message">One or two plain sentences that say what can be done about it.</param>
public sealed record DocumentRefusal(string Code, string Message)
{
    /// <summary>It needs a password, or forbids its text to be read.</summary>
    public static readonly DocumentRefusal Encrypted = new(
        "document-encrypted", "The document is protected by a password. Save a copy without protection and upload that.");

    /// <summary>It is damaged, or not what it says it is.</summary>
    public static readonly DocumentRefusal Unreadable = new(
        "document-unreadable", "The document is damaged or cannot be read. Open it, save it again and upload the new copy.");

    /// <summary>There is no text in it.</summary>
    public static readonly DocumentRefusal Empty = new(
        "document-empty", "The document holds no text. If it is a scan, run text recognition on it first, or upload a text version.");

    /// <summary>It takes more memory, time, pages or text than one document may.</summary>
    public static readonly DocumentRefusal TooComplex = new(
        "document-too-complex", "The document is too complex or too long to be read. Upload a simpler or shorter version.");

    /// <summary>pdftotext is missing on this machine.</summary>
    public static readonly DocumentRefusal ReaderUnavailable = new(
        "reader-unavailable", "PDF files cannot be read on this server because pdftotext is missing (package poppler-utils). Other formats can be uploaded.");

    /// <summary>The bytes are not those of a file with this extension, or the extension is unknown.</summary>
    public static readonly DocumentRefusal WrongType = new(
        "document-type", "The content does not match the file's extension, or the format is not supported. Upload PDF, DOCX, TXT, CSV or MD.");

    /// <summary>The file is larger than its format may be.</summary>
    public static readonly DocumentRefusal TooLarge = new(
        "document-too-large", "The file is too large. PDF files may have 5 MB, other files 1 MB.");

    /// <summary>The profile has its three documents.</summary>
    public static readonly DocumentRefusal TooMany = new(
        "document-limit", "A profile holds up to three documents. Delete one first, or upload under the same name to replace it.");

    /// <summary>The file's name cannot be kept.</summary>
    public static readonly DocumentRefusal BadName = new(
        "document-name", "The file needs a name of at most 200 bytes that ends in .pdf, .docx, .txt, .csv or .md.");

    /// <summary>The refusals that a reader can report by code.</summary>
    internal static readonly IReadOnlyDictionary<string, DocumentRefusal> ByReader =
        new[] { Encrypted, Unreadable, Empty, TooComplex, ReaderUnavailable }.ToDictionary(refusal => refusal.Code);
}
