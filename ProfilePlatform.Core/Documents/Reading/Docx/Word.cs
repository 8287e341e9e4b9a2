using System.Globalization;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>Names and values of WordprocessingML, in its transitional and its strict form.</summary>
internal static class Word
{
    /// <summary>True when the reader stands on an element of WordprocessingML.</summary>
    public static bool IsWord(this XmlReader xml) =>
        xml.NamespaceURI is "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>An attribute of WordprocessingML; null where it is absent.</summary>
    public static string? Attribute(this XmlReader xml, string attribute) => xml.GetAttribute(attribute, xml.NamespaceURI);

    /// <summary>The attribute <c>val</c> as a number.</summary>
    public static int? Number(this XmlReader xml) =>
        int.TryParse(xml.Attribute("val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True for a switch like <c>&lt;w:vanish/&gt;</c> that is not turned off.</summary>
    public static bool IsOn(this XmlReader xml) => xml.Attribute("val") is not ("0" or "false" or "off");

    /// <summary>Reads on to the next element or end of one; false at the end of the part.</summary>
    /// <exception cref="DocumentRefusedException">Elements are nested too deeply.</exception>
    public static bool Next(this XmlReader xml)
    {
        if (!xml.Read())
        {
            return false;
        }

        return xml.Depth <= ReadLimits.XmlDepth ? true : throw new DocumentRefusedException(DocumentRefusal.TooComplex);
    }
}
