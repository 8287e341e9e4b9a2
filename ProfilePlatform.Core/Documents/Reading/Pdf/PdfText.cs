using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Turns pages of positioned words into canonical text.</summary>
internal static partial class PdfText
{
    /// <summary>The text of all pages in reading order.</summary>
    /// <exception cref="DocumentRefusedException">There is no text, or too much.</exception>
    public static CanonicalText Of(IReadOnlyList<PdfPage> pages)
    {
        var ordered = pages.Select(page => (Page: page, Lines: ReadingOrder.Of(page))).ToList();
        RunningHeads.Remove(ordered);

        var hyphenated = ordered
            .SelectMany(page => page.Lines)
            .SelectMany(line => line.Parts)
            .SelectMany(piece => Hyphenated.Matches(piece.Text))
            .Select(match => match.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = new CanonicalTextBuilder();
        var paragraphs = new Paragraphs(text, hyphenated.Contains);
        foreach (var (_, lines) in ordered)
        {
            paragraphs.Add(lines);
        }

        paragraphs.End();
        return text.Build();
    }

    [GeneratedRegex(@"\p{L}+-\p{L}+")]
    private static partial Regex Hyphenated { get; }
}
