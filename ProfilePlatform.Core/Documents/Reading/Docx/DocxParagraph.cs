using System.Text;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>A paragraph while it is read.</summary>
internal sealed class DocxParagraph
{
    /// <summary>Its text; a line break within is <c>\n</c>.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Lines of text boxes that are anchored in it.</summary>
    public List<string> Boxes { get; } = [];

    /// <summary>List marker before the text.</summary>
    public string Marker { get; private set; } = "";

    /// <summary>True for a heading.</summary>
    public bool IsHeading { get; private set; }

    /// <summary>True when its end was deleted under tracked changes, so that the next paragraph goes on in it.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Begins the next paragraph within this one.</summary>
    public void GoOn() => GoesOn = false;

    /// <summary>Reads <c>w:pPr</c>, on which the reader stands.</summary>
    public void ReadProperties(XmlReader xml, DocxStyles styles, DocxNumbering numbering)
    {
        string? style = null;
        int? number = null;
        int? level = null;
        using (var properties = xml.ReadSubtree())
        {
            while (properties.Next())
            {
                if (properties.NodeType != XmlNodeType.Element || !properties.IsWord())
                {
                    continue;
                }

                switch (properties.LocalName)
                {
                    case "pStyle":
                        style = properties.Attribute("val");
                        break;
                    case "numId":
                        number = properties.Number();
                        break;
                    case "ilvl":
                        level = properties.Number();
                        break;
                    case "outlineLvl":
                        IsHeading |= properties.Number() < 9;
                        break;
                    case "del":
                        GoesOn = true;
                        break;
                    case "pPrChange" or "rPrChange":
                        properties.Skip();
                        break;
                }
            }
        }

        IsHeading |= styles.IsHeading(style);
        var inherited = styles.List(style);
        if (!IsHeading && (number ?? inherited?.NumberingId) is { } list)
        {
            Marker = numbering.Marker(list, level ?? inherited?.Level ?? 0);
        }
    }
}
