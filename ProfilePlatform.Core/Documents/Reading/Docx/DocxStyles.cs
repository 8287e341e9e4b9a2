using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>What the paragraph styles say about headings and lists, inheritance included.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    /// <summary>For documents without styles.</summary>
    public static DocxStyles None { get; } = new();

    /// <summary>Reads the part.</summary>
    public static DocxStyles Parse(XmlReader xml)
    {
        var styles = new DocxStyles();
        var style = new Style();
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || !xml.IsWord())
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "style":
                    styles._styles[xml.Attribute("styleId") ?? ""] = style = new Style();
                    break;
                case "basedOn":
                    style.BasedOn = xml.Attribute("val");
                    break;
                case "outlineLvl":
                    style.IsHeading = true;
                    break;
                case "name" when (xml.Attribute("val") ?? "").StartsWith("heading", StringComparison.OrdinalIgnoreCase):
                    style.IsHeading = true;
                    break;
                case "numId":
                    style.NumberingId = xml.Number();
                    break;
                case "ilvl":
                    style.Level = xml.Number();
                    break;
            }
        }

        return styles;
    }

    /// <summary>True when paragraphs of this style are headings.</summary>
    public bool IsHeading(string? id) => Chain(id).Any(style => style.IsHeading);

    /// <summary>The list that paragraphs of this style belong to; null where they belong to none.</summary>
    public (int NumberingId, int Level)? List(string? id) =>
        Chain(id).FirstOrDefault(style => style.NumberingId is not null) is { NumberingId: { } numberingId } style ? (numberingId, style.Level ?? 0) : null;

    /// <summary>The style and those it is based on; a hostile circle ends after a few steps.</summary>
    private IEnumerable<Style> Chain(string? id)
    {
        for (var steps = 0; steps < 20 && id is not null && _styles.TryGetValue(id, out var style); steps++)
        {
            yield return style;
            id = style.BasedOn;
        }
    }

    private sealed class Style
    {
        public string? BasedOn { get; set; }

        public bool IsHeading { get; set; }

        public int? NumberingId { get; set; }

        public int? Level { get; set; }
    }
}
