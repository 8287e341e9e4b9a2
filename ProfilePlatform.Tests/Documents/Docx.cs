using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ProfilePlatform.Tests.Documents;

/// <summary>Makes word-processing documents part by part, also such as no word processor would write.</summary>
internal static class Docx
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string RelationshipBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string TypeBase = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>A paragraph with one run.</summary>
    public static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>Writes a document with this body.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">Content of <c>w:body</c>.</param>
    /// <param name="parts">Other parts of the word folder, for example "header1" → its content; the kind is the name without digits.</param>
    /// <param name="relationships">More relationships of the main part.</param>
    /// <param name="entries">More entries of the archive.</param>
    public static void Write(
        string path, string body, IReadOnlyDictionary<string, string>? parts = null, string relationships = "", IReadOnlyDictionary<string, string>? entries = null)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        parts ??= new Dictionary<string, string>();
        var types = string.Concat(parts.Keys.Select(name => $"<Override PartName=\"/word/{name}.xml\" ContentType=\"{TypeBase}{Kind(name)}+xml\"/>"));
        Add(zip, "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{TypeBase}document.main+xml\"/>{types}</Types>");
        Add(zip, "_rels/.rels", Relationships($"<Relationship Id=\"m\" Type=\"{RelationshipBase}officeDocument\" Target=\"word/document.xml\"/>"));
        Add(zip, "word/_rels/document.xml.rels", Relationships(relationships + string.Concat(
            parts.Keys.Select(name => $"<Relationship Id=\"{name}\" Type=\"{RelationshipBase}{Kind(name)}\" Target=\"{name}.xml\"/>"))));
        Add(zip, "word/document.xml", body.StartsWith("<?", StringComparison.Ordinal) ? body : $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
        foreach (var (name, content) in parts)
        {
            Add(zip, $"word/{name}.xml", content);
        }

        foreach (var (name, content) in entries ?? new Dictionary<string, string>())
        {
            Add(zip, name, content);
        }
    }

    /// <summary>Makes every directory and local header of an archive claim that its entry unpacks to ten bytes.</summary>
    public static void ShrinkDeclaredSizes(Span<byte> archive)
    {
        for (var i = 0; i + 30 < archive.Length; i++)
        {
            var size = archive[i..].StartsWith("PK\x01\x02"u8) ? 24 : archive[i..].StartsWith("PK\x03\x04"u8) ? 22 : 0;
            if (size > 0)
            {
                BinaryPrimitives.WriteInt32LittleEndian(archive[(i + size)..], 10);
            }
        }
    }

    private static string Kind(string name) => name.TrimEnd('0', '1', '2', '3');

    private static string Relationships(string content) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>";

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
