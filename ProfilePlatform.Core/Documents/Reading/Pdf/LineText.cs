using System.Text;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Writes one line: words by spaces, what stands apart by tabs, notes beside what they belong to.</summary>
internal static class LineText
{
    /// <summary>The line's text, with its list marker in plain form.</summary>
    public static string Of(PdfLine line)
    {
        var text = new StringBuilder();
        Piece? before = null;
        foreach (var piece in line.Parts)
        {
            if (before is not null)
            {
                text.Append(IsApart(before, piece) ? '\t' : ' ');
            }

            text.Append(WithNotes(piece));
            before = piece;
        }

        return ListMarker.Plain(text.ToString());
    }

    /// <summary>Separators like "|" between parts do their work without a tab.</summary>
    private static bool IsApart(Piece before, Piece piece) =>
        before.Notes.Count > 0 || piece.Notes.Count > 0
        || (piece.Left - before.Right >= Pieces.WideGap * piece.Height && !IsSeparator(before.Text) && !IsSeparator(piece.Text));

    private static bool IsSeparator(string text) => text.Length == 1 && !char.IsLetterOrDigit(text[0]);

    private static string WithNotes(Piece piece)
    {
        if (piece.Notes.Count == 0)
        {
            return piece.Text;
        }

        var left = Join(piece.Notes.Where(note => note.Left < piece.Left));
        var right = Join(piece.Notes.Where(note => note.Left >= piece.Left));
        return string.Join('\t', new[] { left, piece.Text, right }.Where(part => part.Length > 0));
    }

    /// <summary>A label that wraps is one part; a date under a place is another. A range that wraps after its dash goes on.</summary>
    private static string Join(IEnumerable<Piece> notes)
    {
        var text = new StringBuilder();
        var dated = false;
        foreach (var note in notes.OrderBy(note => note.Top).ThenBy(note => note.Left))
        {
            if (text.Length > 0)
            {
                var goesOn = text[^1] is '–' or '—' or '-' || !(dated || note.HasDate);
                text.Append(goesOn ? ' ' : '\t');
            }

            text.Append(WithNotes(note));
            dated |= note.HasDate;
        }

        return text.ToString();
    }
}
