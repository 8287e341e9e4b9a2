using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Reads a PDF with poppler's pdftotext, which runs under the limits of this process.</summary>
internal static class PdfReader
{
    /// <summary>The document's text.</summary>
    /// <param name="path">The PDF.</param>
    /// <param name="pdftotext">The program's full path.</param>
    /// <exception cref="DocumentRefusedException">It cannot be read.</exception>
    public static CanonicalText Read(string path, string pdftotext)
    {
        var start = new ProcessStartInfo(pdftotext)
        {
            ArgumentList = { "-bbox-layout", "-enc", "UTF-8", "-l", (ReadLimits.Pages + 1).ToString(CultureInfo.InvariantCulture), path, "-" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        List<PdfPage> pages;
        try
        {
            pages = BoxParser.Parse(process.StandardOutput);
        }
        catch (Exception e) when (e is XmlException or DocumentRefusedException)
        {
            process.Kill();
            throw e as DocumentRefusedException ?? new DocumentRefusedException(DocumentRefusal.Unreadable, e);
        }

        process.StandardOutput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0 && pages.Count == 0)
        {
            throw new DocumentRefusedException(Refusal(process.ExitCode, errors.GetAwaiter().GetResult()));
        }

        return PdfText.Of(pages);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DocumentRefusedException(DocumentRefusal.ReaderUnavailable, e);
        }
    }

    /// <summary>Exit codes of poppler's tools: 1 the file cannot be opened, 3 its permissions forbid copying; above 128 a signal.</summary>
    private static DocumentRefusal Refusal(int exitCode, string errors) => exitCode switch
    {
        3 => DocumentRefusal.Encrypted,
        > 128 => DocumentRefusal.TooComplex,
        _ when errors.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase) => DocumentRefusal.Encrypted,
        _ => DocumentRefusal.Unreadable,
    };
}
