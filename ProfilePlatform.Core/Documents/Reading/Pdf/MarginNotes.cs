namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Puts the pieces of a margin column beside the lines of the main column that they belong to.</summary>
internal static class MarginNotes
{
    /// <summary>Attaches the notes to the pieces of <paramref name="main"/> nearest to them.</summary>
    /// <param name="notes">The margin column, from top to bottom.</param>
    /// <param name="main">The column beside it.</param>
    /// <param name="width">Width that the main column has room for.</param>
    /// <returns>The notes that found a place.</returns>
    public static HashSet<Piece> Attach(List<Piece> notes, List<Piece> main, double width)
    {
        var placed = new HashSet<Piece>();
        foreach (var cluster in GutterJudge.Clusters(notes))
        {
            Piece? anchor = null;
            var stay = false;
            foreach (var note in cluster)
            {
                var beside = main.Where(piece => piece.SharesRow(note)).MinBy(piece => Math.Abs(piece.Middle - note.Middle) + Distance(piece, note));
                if (anchor is null)
                {
                    anchor = beside;
                }
                else if (!stay && beside is not null && IsEntryLine(beside, anchor, width))
                {
                    // Title over company, date over place: each keeps its own line.
                    anchor = beside;
                }
                else
                {
                    stay = true;
                }

                if (anchor is not null)
                {
                    anchor.Attach(note);
                    placed.Add(note);
                }
            }
        }

        return placed;
    }

    private static double Distance(Piece piece, Piece note) => Math.Max(piece.Left - note.Right, note.Left - piece.Right);

    private static bool IsEntryLine(Piece line, Piece anchor, double width) =>
        !line.IsItem && Math.Abs(line.Left - anchor.Left) < 3 && line.Right - line.Left < 0.7 * width;
}
