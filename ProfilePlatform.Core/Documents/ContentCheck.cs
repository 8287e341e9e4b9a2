namespace ProfilePlatform.Core.Documents;

/// <summary>Tells by a file's bytes, without parsing it, whether it is what its extension says.</summary>
internal static class ContentCheck
{
    private static ReadOnlySpan<byte> OleHeader => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Why the bytes are refused; null when they may be read.</summary>
    /// <param name="kind">What the extension says.</param>
    /// <param name="bytes">The whole file.</param>
    public static DocumentRefusal? Check(DocumentKind kind, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return DocumentRefusal.Empty;
        }

        return kind switch
        {
            // Readers accept a PDF whose header stands somewhere in the first kilobyte.
            DocumentKind.Pdf => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? null : DocumentRefusal.WrongType,
            DocumentKind.Docx => CheckDocx(bytes),
            _ => IsText(bytes) ? null : DocumentRefusal.WrongType,
        };
    }

    private static DocumentRefusal? CheckDocx(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(OleHeader))
        {
            // An encrypted DOCX is an OLE container with this stream; an old .doc is one without it.
            return bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? DocumentRefusal.Encrypted : DocumentRefusal.WrongType;
        }

        // Entry names stand uncompressed in a ZIP's directory, so this tells a DOCX from an XLSX or any other archive.
        return bytes.StartsWith("PK\x03\x04"u8) && bytes.IndexOf("word/document"u8) >= 0 ? null : DocumentRefusal.WrongType;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith("%PDF-"u8) && !bytes.StartsWith("PK\x03\x04"u8) && !bytes.StartsWith("{\\rtf"u8) && !bytes.StartsWith("%!PS"u8)
        && TextEncoding.Detect(bytes) is not null;
}
