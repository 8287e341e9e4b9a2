using Microsoft.AspNetCore.Http.HttpResults;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace ProfilePlatform.Web.Hosting;

/// <summary>A table as an Excel file. Every cell is a text, so nothing in it is ever a formula.</summary>
internal static class ExcelTable
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Of one sheet, and of one cell.
    private const int MostRows = 100_000;
    private const int LongestCell = 32_767;

    /// <summary>Makes the file; rows past the hundred-thousandth are left out.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cells">The cells of a row.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<FileContentHttpResult> OfAsync<T>(
        string name, IReadOnlyList<string> header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<string>> cells, CancellationToken cancellationToken)
    {
        var book = new XSSFWorkbook();
        var sheet = book.CreateSheet("Table");
        Fill(sheet.CreateRow(0), header);
        sheet.CreateFreezePane(0, 1);
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            Fill(sheet.CreateRow(++count), cells(row));
            if (count == MostRows)
            {
                break;
            }
        }

        using var stream = new MemoryStream();
        book.Write(stream);
        return TypedResults.File(stream.ToArray(), Type, name);
    }

    private static void Fill(IRow row, IEnumerable<string> cells)
    {
        var column = 0;
        foreach (var cell in cells)
        {
            row.CreateCell(column++, CellType.String).SetCellValue(Readable(cell));
        }
    }

    // XML holds no control characters but these.
    private static string Readable(string cell)
    {
        var kept = string.Concat(cell.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' or >= 0x20 and not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));
        return kept.Length <= LongestCell ? kept : kept[..(char.IsHighSurrogate(kept[LongestCell - 1]) ? LongestCell - 1 : LongestCell)];
    }
}
