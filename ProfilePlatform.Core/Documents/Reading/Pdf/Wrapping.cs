namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Tells whether a line goes on in the next one.</summary>
internal static class Wrapping
{
    /// <summary>A column of up to this many line heights, about fifty characters, is narrow.</summary>
    private const double NarrowColumn = 22;

    /// <summary>
    /// A line goes on when the first word of the next one would not have fitted on it any more: an earlier end was the writer's own. Where the
    /// column's spacing tells lines from paragraphs, it must agree.
    /// </summary>
    /// <param name="first">The paragraph's first line.</param>
    /// <param name="line">Its last line so far.</param>
    /// <param name="next">The line after it.</param>
    /// <param name="spacing">How the page is spaced.</param>
    public static bool GoesOn(PdfLine first, PdfLine line, PdfLine next, LineSpacing spacing)
    {
        if (line.Column != next.Column || line.Parts.Count > 1 || next.Parts.Count > 1)
        {
            return false;
        }

        var (before, after) = (line.Parts[0], next.Parts[0]);
        if (before.Notes.Count > 0 || after.Notes.Count > 0 || after.IsItem || after.Middle <= before.Middle || IsAddress(after.Text)
            || LineSpacing.Between(line, next) > spacing.Usual + (0.35 * after.Height) || Math.Abs(before.Height - after.Height) > 0.15 * after.Height)
        {
            return false;
        }

        if (before.Text[^1] == '\u00AD')
        {
            return true;
        }

        return KeepsEdge(first.Parts[0], after, line.Column)
            && line.Column.Right - before.Right < after.FirstWordWidth + (0.2 * after.Height)
            && (spacing.IsWrapped(line, next) ?? Reads(first, line, next, spacing));
    }

    /// <summary>Over a page's end the words themselves must show it: a full line, then one that starts with a small letter.</summary>
    public static bool GoesOnOverPage(PdfLine line, PdfLine next)
    {
        var (before, after) = (line.Parts[^1], next.Parts[0]);
        return line.Parts.Count == 1 && next.Parts.Count == 1 && before.Notes.Count == 0 && after.Notes.Count == 0 && !after.IsItem
            && char.IsLower(after.Text[0]) && !IsAddress(after.Text) && after.Middle < before.Middle
            && Math.Abs(line.Column.Left - next.Column.Left) < after.Height && Math.Abs(before.Height - after.Height) < 0.15 * after.Height
            && line.Column.Right - before.Right < after.FirstWordWidth + (0.5 * after.Height);
    }

    /// <summary>Items go on under their words, paragraphs at their edge, give or take an indented first line. Right-aligned lines keep no edge.</summary>
    private static bool KeepsEdge(Piece first, Piece next, Column column)
    {
        var indent = next.Left - first.Left;
        return first.IsItem
            ? indent > -1 && indent < 4 * next.Height
            : Math.Abs(indent) < 2 || (indent < 0 && indent > -3 * next.Height && next.Left - column.Left < 2) || (indent > 0 && indent < 4 * next.Height && first.Left - column.Left < 2);
    }

    /// <summary>In a narrow column short entries of a list fill their lines too; there the words must show that the line goes on.</summary>
    private static bool Reads(PdfLine first, PdfLine line, PdfLine next, LineSpacing spacing)
    {
        var (before, after) = (line.Parts[0], next.Parts[0]);
        var isTitle = after.Height > 1.4 * spacing.Height;
        var isWide = line.Column.Right - line.Column.Left > NarrowColumn * after.Height;
        return isWide || isTitle || first != line || char.IsLower(after.Text[0]) || !char.IsLetterOrDigit(after.Text[0])
            || before.Text[^1] is ',' or '-' or '–' or '(' or '&' or '/';
    }

    private static bool IsAddress(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? text : text[..space];
        return word.Contains('@', StringComparison.Ordinal) || word.StartsWith("http", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal);
    }
}
