namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>One line in reading order.</summary>
/// <param name="Parts">What stands on it, from left to right.</param>
/// <param name="Column">The column or region that it belongs to; wrapped lines are joined only within one.</param>
internal sealed record PdfLine(List<Piece> Parts, Column Column);

/// <summary>A region of one page that is read from top to bottom.</summary>
internal sealed record Column(double Left, double Right);

/// <summary>Brings a page's pieces into reading order: column by column, margin notes beside the lines they belong to.</summary>
internal static class ReadingOrder
{
    private const int DeepestSplit = 12;

    /// <summary>The page's lines in reading order.</summary>
    public static List<PdfLine> Of(PdfPage page)
    {
        var lines = new List<PdfLine>();
        var pieces = Pieces.Of(page);
        if (pieces.Count > 0)
        {
            Arrange(pieces, Around(pieces), lines, 0);
        }

        return lines;
    }

    private static void Arrange(List<Piece> region, Column column, List<PdfLine> lines, int depth)
    {
        if (region.Count == 0)
        {
            return;
        }

        foreach (var gutter in depth < DeepestSplit ? Gutter.In(region) : [])
        {
            var kind = GutterJudge.Judge(gutter);
            if (kind == GutterKind.None)
            {
                continue;
            }

            var (above, below) = Outside(region, gutter);
            Arrange(above, column, lines, depth + 1);
            if (kind == GutterKind.Columns)
            {
                Arrange(gutter.Left, Around(gutter.Left), lines, depth + 1);
                Arrange(gutter.Right, Around(gutter.Right), lines, depth + 1);
            }
            else
            {
                ArrangeWithNotes(gutter, kind, column, lines, depth + 1);
            }

            Arrange(below, column, lines, depth + 1);
            return;
        }

        AddRows(region, column, lines);
    }

    private static void ArrangeWithNotes(Gutter gutter, GutterKind kind, Column column, List<PdfLine> lines, int depth)
    {
        var (notes, main) = kind == GutterKind.NotesLeft ? (gutter.Left, gutter.Right) : (gutter.Right, gutter.Left);
        var mainColumn = kind == GutterKind.NotesLeft
            ? column with { Left = main.Min(piece => piece.Left) }
            : new Column(main.Min(piece => piece.Left), Math.Min(column.Right, FullLine(main, notes)));
        var placed = MarginNotes.Attach(notes, main, mainColumn.Right - mainColumn.Left);
        Arrange([.. main, .. notes.Where(note => !placed.Contains(note))], mainColumn, lines, depth);
    }

    /// <summary>Where full lines beside notes end: at the longest one that comes near the notes, else at the notes.</summary>
    private static double FullLine(List<Piece> main, List<Piece> notes)
    {
        var (longest, edge) = (main.Max(piece => piece.Right), notes.Min(note => note.Left));
        return edge - longest < 0.15 * (edge - main.Min(piece => piece.Left)) ? longest : edge;
    }

    private static (List<Piece> Above, List<Piece> Below) Outside(List<Piece> region, Gutter gutter)
    {
        var top = Math.Min(gutter.Left[0].Middle, gutter.Right[0].Middle);
        var inside = gutter.Left.Concat(gutter.Right).ToHashSet();
        var outside = region.FindAll(piece => !inside.Contains(piece));
        return (outside.FindAll(piece => piece.Middle < top), outside.FindAll(piece => piece.Middle >= top));
    }

    private static Column Around(List<Piece> pieces) => new(pieces.Min(piece => piece.Left), pieces.Max(piece => piece.Right));

    private static void AddRows(List<Piece> region, Column column, List<PdfLine> lines)
    {
        var rows = new List<List<Piece>>();
        foreach (var piece in region.OrderBy(piece => piece.Middle))
        {
            if (rows.Count > 0 && rows[^1][0].SharesRow(piece))
            {
                rows[^1].Add(piece);
            }
            else
            {
                rows.Add([piece]);
            }
        }

        foreach (var row in rows)
        {
            lines.AddRange(row.Where(piece => piece.Heading is not null).Select(piece => new PdfLine([piece.Heading!], column)));
            lines.Add(new PdfLine([.. row.OrderBy(piece => piece.Left)], column));
        }
    }
}
