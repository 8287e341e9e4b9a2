using System.Text;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Cuts a page's lines at wide gaps and puts list markers back to what they mark.</summary>
internal static class Pieces
{
    /// <summary>
    /// A gap of this share of the line's height is more than a space between words. Spaces measure about a quarter of the type size;
    /// the narrowest margin column met in CV templates stands 0.85 line heights from its neighbour.
    /// </summary>
    public const double WideGap = 0.55;

    /// <summary>The page's pieces, in no particular order.</summary>
    public static List<Piece> Of(PdfPage page)
    {
        var pieces = new List<Piece>();
        foreach (var line in page.Lines)
        {
            var start = 0;
            var even = IsEvenlyStretched(line);
            for (var i = 1; i <= line.Count; i++)
            {
                if (i == line.Count || (!even && IsWide(line[i - 1], line[i])))
                {
                    Add(pieces, line, start, i);
                    start = i;
                }
            }
        }

        return JoinMarkers(pieces);
    }

    /// <summary>True for a justified line: its spaces are wide, but all alike.</summary>
    private static bool IsEvenlyStretched(IReadOnlyList<PdfWord> line)
    {
        if (line.Count < 4)
        {
            return false;
        }

        var gaps = line.Zip(line.Skip(1), (left, right) => right.Left - left.Right).ToList();
        return gaps.Min() > 0.6 * gaps.Max() && gaps.Max() < 2 * (line[0].Bottom - line[0].Top);
    }

    private static bool IsWide(PdfWord left, PdfWord right) =>
        right.Left - left.Right >= WideGap * Math.Min(left.Bottom - left.Top, right.Bottom - right.Top);

    private static void Add(List<Piece> pieces, IReadOnlyList<PdfWord> line, int start, int end)
    {
        var text = new StringBuilder();
        Piece? box = null;
        for (var i = start; i < end; i++)
        {
            // Icons of symbol fonts are not words; those that serve as bullets are.
            var word = line[i];
            if (Glyphs.Normalise(word.Text).Trim().Length == 0 && !(word.Text.Length > 0 && Glyphs.IsBullet(word.Text[0])))
            {
                if (!word.Text.Contains('\u00AD', StringComparison.Ordinal))
                {
                    continue;
                }
            }

            // Small capitals come as two words without a space between them.
            var touches = box is not null && word.Left - box.Right < 0.04 * box.Height && char.IsLetter(text[^1]) && char.IsLetter(word.Text[0]);
            text.Append(text.Length > 0 && !touches ? " " : "").Append(word.Text);
            box = box is null
                ? new Piece("", word.Left, word.Top, word.Right, word.Bottom, word.Right - word.Left)
                : new Piece("", box.Left, Math.Min(box.Top, word.Top), word.Right, Math.Max(box.Bottom, word.Bottom), box.FirstWordWidth);
        }

        if (box is not null)
        {
            pieces.Add(new Piece(text.ToString(), box.Left, box.Top, box.Right, box.Bottom, box.FirstWordWidth));
        }
    }

    private static List<Piece> JoinMarkers(List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        var taken = new HashSet<Piece>();
        foreach (var marker in pieces.Where(piece => ListMarker.Is(piece.Text)))
        {
            var item = pieces
                .Where(piece => piece != marker && piece.Left >= marker.Right && piece.Left - marker.Right < 4 * marker.Height && piece.SharesRow(marker))
                .MinBy(piece => piece.Left);
            if (item is not null && !ListMarker.Is(item.Text) && taken.Add(item))
            {
                taken.Add(marker);
                joined.Add(new Piece(marker.Text + " " + item.Text, marker.Left, item.Top, item.Right, item.Bottom, item.FirstWordWidth));
            }
        }

        joined.AddRange(pieces.Where(piece => !taken.Contains(piece)));
        return joined;
    }
}
