using System.Globalization;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>Writes list markers: a bullet, or the next number of a numbered list.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<int, int> _definitions = [];
    private readonly Dictionary<(int Definition, int Level), string> _formats = [];
    private readonly Dictionary<(int Numbering, int Level), int> _counts = [];

    /// <summary>For documents without lists.</summary>
    public static DocxNumbering None { get; } = new();

    /// <summary>Reads the part.</summary>
    public static DocxNumbering Parse(XmlReader xml)
    {
        var numbering = new DocxNumbering();
        var (definition, level, number) = (0, 0, 0);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || !xml.IsWord())
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "abstractNum":
                    definition = Id(xml, "abstractNumId");
                    break;
                case "lvl":
                    level = Id(xml, "ilvl");
                    break;
                case "numFmt":
                    numbering._formats[(definition, level)] = xml.Attribute("val") ?? "bullet";
                    break;
                case "num":
                    number = Id(xml, "numId");
                    break;
                case "abstractNumId":
                    numbering._definitions[number] = xml.Number() ?? 0;
                    break;
            }
        }

        return numbering;
    }

    /// <summary>The marker of the next item; empty where the list shows none.</summary>
    public string Marker(int numbering, int level)
    {
        // Number 0 takes a paragraph out of the list that its style puts it in.
        if (numbering == 0)
        {
            return "";
        }

        var format = _formats.GetValueOrDefault((_definitions.GetValueOrDefault(numbering), level), "bullet");
        if (format == "none")
        {
            return "";
        }

        if (format is not ("decimal" or "decimalZero"))
        {
            return Glyphs.Bullet;
        }

        foreach (var deeper in _counts.Keys.Where(key => key.Numbering == numbering && key.Level > level).ToList())
        {
            _counts.Remove(deeper);
        }

        var count = _counts[(numbering, level)] = _counts.GetValueOrDefault((numbering, level)) + 1;
        return $"{count}. ";
    }

    private static int Id(XmlReader xml, string attribute) => int.TryParse(xml.Attribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
