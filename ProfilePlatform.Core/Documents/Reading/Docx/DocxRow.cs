namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>
/// Writes one table row. Short cells stand side by side on one line. A short cell beside a long one, like dates beside an entry, joins the long
/// one's first line. Several long cells are columns of a layout table and follow one another.
/// </summary>
internal static class DocxRow
{
    private const int ShortCell = 3;

    /// <summary>The row's lines; an empty one ends a block.</summary>
    public static List<string> Lines(IReadOnlyList<List<string>> cells)
    {
        var filled = cells.Where(cell => cell.Exists(line => line.Length > 0)).ToList();
        var longCells = filled.Where(cell => !IsShort(cell)).ToList();
        if (longCells.Count > 1)
        {
            return [.. filled.SelectMany(cell => cell.Prepend(""))];
        }

        if (longCells.Count == 0)
        {
            return [string.Join('\t', filled.Select(OneLine))];
        }

        var body = longCells[0];
        var first = body.FindIndex(line => line.Length > 0);
        var line = string.Join('\t', filled.Select(cell => cell == body ? body[first] : OneLine(cell)));
        return ["", line, .. body.Skip(first + 1), ""];
    }

    private static bool IsShort(List<string> cell)
    {
        var lines = cell.FindAll(line => line.Length > 0);
        return lines.Count == 1 || (lines.Count <= ShortCell && lines.TrueForAll(line => line.Length <= 40 && !ListMarker.Starts(line)));
    }

    private static string OneLine(List<string> cell) => string.Join('\t', cell.Where(line => line.Length > 0));
}
