namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>What the two sides of a gutter are to each other.</summary>
internal enum GutterKind
{
    /// <summary>Nothing that matters for the order.</summary>
    None,

    /// <summary>Two texts, to be read one after the other.</summary>
    Columns,

    /// <summary>The left side holds dates, places or labels for the lines of the right side.</summary>
    NotesLeft,

    /// <summary>The right side holds dates or places for the lines of the left side.</summary>
    NotesRight,
}

/// <summary>
/// Tells columns from margin notes. Notes start on the baseline of the line they belong to and are short, dated or single; a column keeps
/// its own rhythm, its own headings and its own bullets.
/// </summary>
internal static class GutterJudge
{
    /// <summary>Judges one gutter.</summary>
    public static GutterKind Judge(Gutter gutter)
    {
        var notesLeft = Characters(gutter.Left) <= Characters(gutter.Right);
        var (side, main) = notesLeft ? (gutter.Left, gutter.Right) : (gutter.Right, gutter.Left);
        var notes = notesLeft ? GutterKind.NotesLeft : GutterKind.NotesRight;
        if (side.Any(piece => piece.IsItem))
        {
            return Columns(gutter);
        }

        // A heading of the whole page stands in the margin column too, with nothing beside it.
        var clusters = Clusters(side).FindAll(cluster => cluster.Exists(piece => main.Any(piece.Overlaps)));
        if (clusters.Count == 0 || (clusters.Exists(cluster => cluster.Exists(IsSection)) && main.Exists(IsSection)))
        {
            return Columns(gutter);
        }

        var alignedFirst = Share(clusters, cluster => main.Any(cluster[0].SharesBaseline));
        if (alignedFirst < 0.8 || Gutter.Rows(side.FindAll(piece => main.Any(piece.SharesBaseline))) < 2)
        {
            return Columns(gutter);
        }

        var alignedAll = Share(side, piece => main.Any(piece.SharesBaseline));
        var dated = Share(clusters, cluster => cluster.Exists(piece => piece.HasDate));
        var linesEach = clusters.Average(cluster => cluster.Count);
        if (dated >= 0.5 && (linesEach <= 4 || (alignedAll >= 0.9 && Share(side, piece => piece.HasDate) >= 0.25)))
        {
            return notes;
        }

        if (linesEach <= 1.6 || (alignedAll >= 0.95 && side.Count <= 12 && Gutter.Rows(side) == Gutter.Rows(main) && !IsProse(side)))
        {
            return notes;
        }

        return Columns(gutter);
    }

    /// <summary>Groups of pieces of one size without a gap between their lines.</summary>
    public static List<List<Piece>> Clusters(List<Piece> side)
    {
        var clusters = new List<List<Piece>>();
        foreach (var piece in side)
        {
            var before = clusters.Count > 0 ? clusters[^1][^1] : null;
            if (before is not null && piece.Top - before.Bottom < 0.6 * piece.Height && Math.Abs(piece.Height - before.Height) < 0.2 * piece.Height)
            {
                clusters[^1].Add(piece);
            }
            else
            {
                clusters.Add([piece]);
            }
        }

        return clusters;
    }

    private static bool IsSection(Piece piece) => SectionName.IsNamed(piece.Text);

    private static GutterKind Columns(Gutter gutter) =>
        Gutter.Rows(gutter.Left) >= 3 && Gutter.Rows(gutter.Right) >= 3 ? GutterKind.Columns : GutterKind.None;

    private static bool IsProse(List<Piece> side)
    {
        var (left, right) = (side.Min(piece => piece.Left), side.Max(piece => piece.Right));
        return right - left > 12 * side[0].Height && Share(side, piece => piece.Right - piece.Left > 0.8 * (right - left)) > 0.5;
    }

    private static bool Overlaps(this Piece piece, Piece other) => piece.Bottom > other.Top && other.Bottom > piece.Top;

    private static bool SharesBaseline(this Piece piece, Piece other) =>
        Math.Abs(piece.Bottom - other.Bottom) < 0.2 * piece.Height || Math.Abs(piece.Middle - other.Middle) < 0.12 * piece.Height;

    private static int Characters(List<Piece> side) => side.Sum(piece => piece.Text.Length);

    private static double Share<T>(List<T> items, Func<T, bool> condition) => (double)items.Count(condition) / items.Count;
}
