using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Finds page headers and footers: lines at the same edge of most pages that differ in their numbers at most.</summary>
internal static partial class RunningHeads
{
    private const double Edge = 0.1;

    /// <summary>Takes repeated heads and feet out of the pages.</summary>
    public static void Remove(IReadOnlyList<(PdfPage Page, List<PdfLine> Lines)> pages)
    {
        if (pages.Count < 2)
        {
            return;
        }

        var counts = new Dictionary<string, int>();
        foreach (var (page, lines) in pages)
        {
            foreach (var key in lines.Where(line => IsAtEdge(page, line)).Select(line => Key(page, line)).Distinct())
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        foreach (var (page, lines) in pages)
        {
            lines.RemoveAll(line => IsAtEdge(page, line) && counts[Key(page, line)] > pages.Count / 2 && counts[Key(page, line)] > 1);
        }
    }

    private static bool IsAtEdge(PdfPage page, PdfLine line) =>
        line.Parts.TrueForAll(piece => piece.Bottom < Edge * page.Height || piece.Top > (1 - Edge) * page.Height);

    private static string Key(PdfPage page, PdfLine line) =>
        (line.Parts[0].Middle < page.Height / 2 ? "head " : "foot ") + Digits.Replace(LineText.Of(line), "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits { get; }
}
