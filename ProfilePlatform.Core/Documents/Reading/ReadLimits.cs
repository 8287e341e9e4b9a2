namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>What one document may cost at most.</summary>
internal static class ReadLimits
{
    /// <summary>Pages of a PDF.</summary>
    public const int Pages = 200;

    /// <summary>UTF-16 code units of canonical text.</summary>
    public const int Characters = 2_000_000;

    /// <summary>Words and word pieces of a PDF.</summary>
    public const int Words = 400_000;

    /// <summary>Unpacked bytes of all parts of a DOCX together.</summary>
    public const long UnpackedBytes = 64L * 1024 * 1024;

    /// <summary>Depth of elements in one XML part.</summary>
    public const int XmlDepth = 512;
}
