namespace ProfilePlatform.Core.Documents;

/// <summary>Which formats can be read on this machine.</summary>
/// <param name="Pdftotext">Full path of poppler's pdftotext; null where it is missing and PDF files are refused.</param>
/// <param name="Detail">The same in a sentence.</param>
public sealed record ReaderStatus(string? Pdftotext, string Detail)
{
    /// <summary>True when every format can be read.</summary>
    public bool IsComplete => Pdftotext is not null;

    /// <summary>Looks for pdftotext in the folders of a search path.</summary>
    internal static ReaderStatus Of(string searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext";
        var found = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        return new ReaderStatus(
            found, found is null ? "PDF files are refused: pdftotext is missing (package poppler-utils)" : "PDF, DOCX, TXT, CSV and MD can be read");
    }
}
