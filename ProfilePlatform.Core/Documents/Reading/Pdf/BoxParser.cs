using System.Globalization;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Reads the output of <c>pdftotext -bbox-layout</c>: XHTML whose words carry their boxes.</summary>
internal static class BoxParser
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Fragment,
        CheckCharacters = false,
    };

    /// <summary>The pages, in order. Metadata before the element <c>doc</c> is skipped unread: it is the document's to choose.</summary>
    /// <exception cref="DocumentRefusedException">More pages or words than one document may have.</exception>
    public static List<PdfPage> Parse(TextReader output)
    {
        var pages = new List<PdfPage>();
        string? line;
        while ((line = output.ReadLine()) != "<doc>")
        {
            if (line is null)
            {
                return pages;
            }
        }

        using var body = new WithRootAgain(output);
        using var xml = XmlReader.Create(body, Settings);
        var lines = new List<IReadOnlyList<PdfWord>>();
        var words = new List<PdfWord>();
        var budget = ReadLimits.Words;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Name == "doc"))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "page":
                    lines = [];
                    pages.Add(new PdfPage(Number(xml, "width"), Number(xml, "height"), lines));
                    break;
                case "line":
                    lines.Add(words = []);
                    break;
                case "word":
                    words.Add(Word(xml));
                    budget--;
                    break;
            }

            if (budget < 0 || pages.Count > ReadLimits.Pages)
            {
                throw new DocumentRefusedException(DocumentRefusal.TooComplex);
            }
        }

        return pages;
    }

    private static PdfWord Word(XmlReader xml)
    {
        var (left, top, right, bottom) = (Number(xml, "xMin"), Number(xml, "yMin"), Number(xml, "xMax"), Number(xml, "yMax"));
        // Pages that are turned over report boxes from right to left.
        return new PdfWord(xml.ReadElementContentAsString(), Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom));
    }

    private static double Number(XmlReader xml, string attribute) =>
        double.TryParse(xml.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    /// <summary>Gives back the root's start tag, which skipping the metadata has consumed.</summary>
    private sealed class WithRootAgain(TextReader rest) : TextReader
    {
        private const string Root = "<doc>";
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, Root.Length - _position);
            if (taken == 0)
            {
                return rest.Read(buffer, index, count);
            }

            Root.CopyTo(_position, buffer, index, taken);
            _position += taken;
            return taken;
        }

        public override int Peek() => _position < Root.Length ? Root[_position] : rest.Peek();

        public override int Read() => _position < Root.Length ? Root[_position++] : rest.Read();
    }
}
