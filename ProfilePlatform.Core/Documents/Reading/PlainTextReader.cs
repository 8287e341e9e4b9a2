using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Reads plain text: any encoding, hard-wrapped paragraphs joined, columns made by spaces told apart by tabs.</summary>
internal static partial class PlainTextReader
{
    /// <summary>The document's text.</summary>
    public static CanonicalText Read(byte[] bytes)
    {
        var text = new CanonicalTextBuilder();
        foreach (var page in TextEncoding.Decode(bytes).Split('\f'))
        {
            text.StartPage();
            foreach (var line in HardWraps.Join(Lines(page)))
            {
                text.AddLine(line);
            }

            text.EndBlock();
        }

        return text.Build();
    }

    private static List<string> Lines(string page) =>
        [.. LineEnd.Split(page).Select(line => ListMarker.Plain(WideGap.Replace(line.TrimEnd(), "\t").TrimStart()))];

    [GeneratedRegex("\r\n|[\n\r\v\u0085\u2028\u2029]")]
    private static partial Regex LineEnd { get; }

    [GeneratedRegex(@"(?<=\S) {3,}(?=\S)")]
    private static partial Regex WideGap { get; }
}
