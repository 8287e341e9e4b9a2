using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>
/// Reads a word-processing document part by part as a stream, never as a tree: depth and size then cost nothing but time. Nothing outside the
/// package is opened; relationships to elsewhere are not followed.
/// </summary>
internal static class DocxReader
{
    private const int MostEntries = 2_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ReadLimits.UnpackedBytes,
    };

    /// <summary>The document's text: headers, body, notes, footers.</summary>
    public static CanonicalText Read(byte[] bytes)
    {
        CheckSize(bytes);
        using var package = Open(bytes);
        var main = package.MainDocumentPart ?? throw new DocumentRefusedException(DocumentRefusal.Unreadable);
        var styles = main.StyleDefinitionsPart is { } stylePart ? Using(stylePart, DocxStyles.Parse) : DocxStyles.None;
        var numbering = main.NumberingDefinitionsPart is { } numberingPart ? Using(numberingPart, DocxNumbering.Parse) : DocxNumbering.None;
        List<string> Lines(OpenXmlPart part) => Using(part, xml => new DocxPart(xml, styles, numbering).Read());

        var text = new CanonicalTextBuilder();
        text.StartPage();
        AddOnce(text, main.HeaderParts.Select(Lines));
        Add(text, Lines(main));
        Add(text, main.FootnotesPart is { } footnotes ? Lines(footnotes) : []);
        Add(text, main.EndnotesPart is { } endnotes ? Lines(endnotes) : []);
        AddOnce(text, main.FooterParts.Select(Lines));
        return text.Build();
    }

    private static void CheckSize(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(entry => entry.Length) > ReadLimits.UnpackedBytes)
            {
                throw new DocumentRefusedException(DocumentRefusal.TooComplex);
            }
        }
        catch (InvalidDataException e)
        {
            throw new DocumentRefusedException(DocumentRefusal.Unreadable, e);
        }
    }

    /// <summary>Word writes links that are no valid addresses; without the rewriter one of them would refuse the whole document.</summary>
    private static WordprocessingDocument Open(byte[] bytes)
    {
        var copy = new MemoryStream();
        copy.Write(bytes);
        copy.Position = 0;
        return WordprocessingDocument.Open(copy, isEditable: true, new OpenSettings
        {
            AutoSave = false,
            RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory(static (_, _, _) => "about:blank"),
        });
    }

    private static T Using<T>(OpenXmlPart part, Func<XmlReader, T> read)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, Settings);
        return read(xml);
    }

    private static void Add(CanonicalTextBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.AddLine(line);
        }

        text.EndBlock();
    }

    /// <summary>First, odd and even pages have their own headers, mostly with the same words; a lone page number says nothing.</summary>
    private static void AddOnce(CanonicalTextBuilder text, IEnumerable<List<string>> parts) =>
        Add(text, parts.SelectMany(part => part).Where(line => line.Any(char.IsLetter)).Distinct());
}
