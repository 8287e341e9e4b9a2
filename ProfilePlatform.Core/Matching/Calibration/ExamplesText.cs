using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>The corrections as the prompt shows them: <c>&lt;Calibration_Examples&gt;</c> with one <c>&lt;Example&gt;</c> each.</summary>
public static class ExamplesText
{
    /// <summary>Characters of a note that are shown.</summary>
    public const int NoteLength = 500;

    /// <summary>
    /// The element, or an empty text when there is nothing to show. A profile's text stands as given where it is one well-formed
    /// <c>&lt;Profile&gt;</c> element that holds none of the prompt's own elements; any other text is escaped, so that neither a profile nor
    /// a note can end an element or forge one.
    /// </summary>
    /// <param name="profileText">The text of a profile for the model; null where it can no longer be shown, which leaves its example out.</param>
    public static string Of(IEnumerable<Review> examples, Func<Guid, string?> profileText)
    {
        var text = new StringBuilder();
        foreach (var example in examples)
        {
            if (profileText(example.ProfileId) is { } profile)
            {
                Append(text, example, profile);
            }
        }

        return text.Length == 0 ? "" : $"<Calibration_Examples>\n{text}</Calibration_Examples>";
    }

    private static void Append(StringBuilder text, Review example, string profile)
    {
        var shown = IsProfileElement(profile) ? profile : $"<Profile>{SecurityElement.Escape(profile)}</Profile>";
        text.Append("\t<Example>\n\t\t").Append(shown.ReplaceLineEndings("\n\t\t")).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"\t\t<Correction model_score=\"{example.Llm}\" right_score=\"{example.Own}\">")
            .Append(SecurityElement.Escape(OneLine(example.Note))).Append("</Correction>\n\t</Example>\n");
    }

    private static string OneLine(string note)
    {
        var plain = string.Concat(note.Select(one => char.IsControl(one) ? ' ' : one));
        var line = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= NoteLength)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[NoteLength - 1]) ? NoteLength - 1 : NoteLength;
        return line[..end] + "…";
    }

    private static bool IsProfileElement(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var document = XDocument.Load(reader);
            return document.Nodes().All(node => node is XElement) && document.Root!.Name == "Profile"
                && document.Root.Descendants().All(inner => inner.Name.LocalName is "bio" or "seeks" or "offers");
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
