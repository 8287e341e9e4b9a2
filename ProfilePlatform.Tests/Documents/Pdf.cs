using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ProfilePlatform.Tests.Documents;

/// <summary>Makes PDF files from the ground up.</summary>
internal static class Pdf
{
    /// <summary>Pages that all show the same content stream.</summary>
    public static byte[] Make(int pages, string content) => Assemble(pages, Encoding.ASCII.GetBytes(Stream(content)), "");

    /// <summary>One page whose content is compressed.</summary>
    public static byte[] Compressed(string content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(Encoding.ASCII.GetBytes(Stream(content)));
        }

        return Assemble(1, packed.ToArray(), "/Filter /FlateDecode");
    }

    private static string Stream(string content) => $"BT /F1 12 Tf 72 700 Td 14 TL {content} ET";

    private static byte[] Assemble(int pages, byte[] content, string filter)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        void Begin()
        {
            offsets.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n"));
        }

        Write("%PDF-1.4\n");
        Begin();
        Write("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin();
        var kids = string.Join(' ', Enumerable.Range(5, pages).Select(id => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R")));
        Write(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Count {pages} /Kids [{kids}] >>\nendobj\n"));
        Begin();
        Write("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n");
        Begin();
        Write(string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {filter} >>\nstream\n"));
        file.Write(content);
        Write("\nendstream\nendobj\n");
        for (var page = 0; page < pages; page++)
        {
            Begin();
            Write("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n");
        }

        var start = file.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        offsets.ForEach(offset => Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n")));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }
}
