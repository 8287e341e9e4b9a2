namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>How the lines of one page are spaced, in points between one line's box and the next.</summary>
internal sealed class LineSpacing
{
    private readonly Dictionary<Column, Spacing> _columns;

    /// <summary>Measures the lines of a page.</summary>
    public LineSpacing(IReadOnlyList<PdfLine> lines)
    {
        var gaps = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Column == pair.Second.Column)
            .Select(pair => (pair.First.Column, Gap: Between(pair.First, pair.Second), pair.Second.Parts[0].Height))
            .Where(gap => gap.Gap > -gap.Height)
            .ToList();
        var ordered = gaps.Select(gap => gap.Gap).Order().ToList();
        Usual = ordered.Count == 0 ? 0 : ordered[ordered.Count / 3];
        var heights = lines.Select(line => line.Parts[0].Height).Order().ToList();
        Height = heights.Count == 0 ? 0 : heights[heights.Count / 2];
        _columns = gaps.GroupBy(gap => gap.Column).ToDictionary(group => group.Key, group => Measure([.. group.Select(gap => (gap.Gap, gap.Height))], Height));
    }

    /// <summary>The gap between lines of running text.</summary>
    public double Usual { get; }

    /// <summary>Height of a line of running text.</summary>
    public double Height { get; }

    /// <summary>True where wrapped lines stand closer together than paragraphs do, and these two do; null where the column does not tell.</summary>
    public bool? IsWrapped(PdfLine line, PdfLine next) =>
        _columns.TryGetValue(next.Column, out var spacing) && spacing.Tells ? Between(line, next) < spacing.Border : null;

    /// <summary>The gap between two lines of one column.</summary>
    public static double Between(PdfLine line, PdfLine next) => next.Parts[0].Top - line.Parts[0].Bottom;

    private static Spacing Measure(List<(double Gap, double Height)> gaps, double height)
    {
        var usual = gaps.FindAll(gap => Math.Abs(gap.Height - height) < 0.15 * height);
        if (usual.Count == 0)
        {
            return new Spacing(false, 0);
        }

        // Word processors and browsers leave the gaps within a paragraph alike to about a twelfth of the line's height.
        var border = usual.Min(gap => gap.Gap) + (0.15 * height);
        var (tight, loose) = (usual.Count(gap => gap.Gap < border), usual.Count(gap => gap.Gap >= border && gap.Gap < border + (0.5 * height)));
        return new Spacing(tight >= 3 && loose >= 3, border);
    }

    private readonly record struct Spacing(bool Tells, double Border);
}
