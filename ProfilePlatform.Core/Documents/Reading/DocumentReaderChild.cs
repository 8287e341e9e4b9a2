using System.Text;
using System.Text.Json;
using ProfilePlatform.Core.Documents.Reading.Docx;
using ProfilePlatform.Core.Documents.Reading.Pdf;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>
/// The reader process: <c>read-document &lt;kind&gt; &lt;file&gt; [pdftotext]</c> writes one <see cref="ReaderReply"/> to standard output. It is this
/// same program started again, so that a document that brings it down takes nothing else with it.
/// </summary>
public static class DocumentReaderChild
{
    /// <summary>The first argument that makes the program a reader.</summary>
    internal const string Verb = "read-document";

    /// <summary>Reads the document when the arguments ask for that, and returns the exit code; null when they do not.</summary>
    public static int? TryRun(string[] args)
    {
        if (args is not [Verb, var kind, var path, ..] || !Enum.TryParse<DocumentKind>(kind, out var format))
        {
            return null;
        }

        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, Read(format, path, args.Length > 3 ? args[3] : "pdftotext"), ReaderReply.Json.Default.ReaderReply);
        return 0;
    }

    private static ReaderReply Read(DocumentKind kind, string path, string pdftotext)
    {
        try
        {
            var text = kind switch
            {
                DocumentKind.Pdf => PdfReader.Read(path, pdftotext),
                DocumentKind.Docx => DocxReader.Read(File.ReadAllBytes(path)),
                DocumentKind.Text => PlainTextReader.Read(File.ReadAllBytes(path)),
                DocumentKind.Csv => CsvTableReader.Read(File.ReadAllBytes(path)),
                DocumentKind.Markdown => MarkdownReader.Read(File.ReadAllBytes(path)),
                _ => throw new DocumentRefusedException(DocumentRefusal.Unreadable),
            };
            return new ReaderReply(text.Text, text.PageStarts, null);
        }
        catch (DocumentRefusedException e)
        {
            return new ReaderReply(null, null, e.Refusal.Code);
        }
        catch (Exception e) when (e is OutOfMemoryException or InsufficientExecutionStackException)
        {
            return new ReaderReply(null, null, DocumentRefusal.TooComplex.Code);
        }
#pragma warning disable CA1031 // Whatever a hostile file provokes in a parser, the answer is the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(e);
            return new ReaderReply(null, null, DocumentRefusal.Unreadable.Code);
        }
    }
}
