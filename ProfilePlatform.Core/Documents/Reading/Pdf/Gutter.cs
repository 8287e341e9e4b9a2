namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>An upright strip without text that parts the pieces beside it over some height.</summary>
/// <param name="Left">Pieces left of the strip, from top to bottom.</param>
/// <param name="Right">Pieces right of it, from top to bottom.</param>
internal sealed record Gutter(List<Piece> Left, List<Piece> Right)
{
    private const int LeastRows = 2;

    /// <summary>Height over which both sides hold text.</summary>
    public double Height =>
        Math.Min(Left[^1].Bottom, Right[^1].Bottom) - Math.Max(Left[0].Top, Right[0].Top);

    /// <summary>All gutters of a region worth judging, the tallest first.</summary>
    public static List<Gutter> In(List<Piece> region)
    {
        var byHeight = region.OrderBy(piece => piece.Middle).ToList();
        var found = new List<Gutter>();
        foreach (var x in region.Select(piece => Math.Round(piece.Left)).Distinct().Order())
        {
            var start = 0;
            for (var i = 0; i <= byHeight.Count; i++)
            {
                if (i == byHeight.Count || (byHeight[i].Left < x - 1 && byHeight[i].Right > x - 1))
                {
                    Consider(byHeight, start, i, x, found);
                    start = i + 1;
                }
            }
        }

        return [.. found.OrderByDescending(gutter => gutter.Height)];
    }

    private static void Consider(List<Piece> pieces, int start, int end, double x, List<Gutter> found)
    {
        // What stands beside a line across belongs to that line.
        while (start < end && start > 0 && pieces[start].SharesRow(pieces[start - 1]))
        {
            start++;
        }

        while (end > start && end < pieces.Count && pieces[end - 1].SharesRow(pieces[end]))
        {
            end--;
        }

        if (end - start < (2 * LeastRows) + 1)
        {
            return;
        }

        var left = new List<Piece>();
        var right = new List<Piece>();
        for (var i = start; i < end; i++)
        {
            (pieces[i].Left < x - 1 ? left : right).Add(pieces[i]);
        }

        Trim(left, right, stopped: end < pieces.Count);
        var (leftRows, rightRows) = (Rows(left), Rows(right));
        if (Math.Min(leftRows, rightRows) < LeastRows || Math.Max(leftRows, rightRows) < LeastRows + 1)
        {
            return;
        }

        var width = right.Min(piece => piece.Left) - left.Max(piece => piece.Right);
        var gutter = new Gutter(left, right);
        if (width >= Pieces.WideGap * Math.Min(left[0].Height, right[0].Height) && gutter.Height > 0)
        {
            found.Add(gutter);
        }
    }

    /// <summary>Number of lines that the pieces, from top to bottom, stand on.</summary>
    public static int Rows(List<Piece> side)
    {
        var rows = side.Count == 0 ? 0 : 1;
        for (var i = 1; i < side.Count; i++)
        {
            rows += side[i].SharesRow(side[i - 1]) ? 0 : 1;
        }

        return rows;
    }

    /// <summary>
    /// What stands on the left above everything on the right is read first in any case. Where a line across ends the strip, the lines right above it on the left that have nothing beside them belong to that line
    /// (a heading over a paragraph), not to the column.
    /// </summary>
    private static void Trim(List<Piece> left, List<Piece> right, bool stopped)
    {
        while (left.Count > 0 && right.Count > 0 && left[0].Bottom <= right[0].Top)
        {
            left.RemoveAt(0);
        }

        while (stopped && left.Count > 0 && right.Count > 0 && left[^1].Top > right[^1].Bottom + (0.5 * left[^1].Height))
        {
            left.RemoveAt(left.Count - 1);
        }
    }
}
