using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ProfilePlatform.Web.Hosting;

/// <summary>A table as a CSV file that a spreadsheet can open without running anything of it.</summary>
internal static class CsvTable
{
    // In their full-width forms too: spreadsheets fold them.
    private const string FormulaStarts = "=+-@＝＋－＠";

    /// <summary>Sends the rows while they are read.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cells">The cells of a row; numbers are texts too.</param>
    public static PushStreamHttpResult Of<T>(string name, IReadOnlyList<string> header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<string>> cells) =>
        TypedResults.Stream(stream => WriteAsync(stream, header, rows, cells), "text/csv; charset=utf-8", name);

    /// <summary>The cell with an apostrophe before it where a spreadsheet would take it for a formula.</summary>
    public static string Safe(string cell)
    {
        var visible = cell.AsSpan().TrimStart();
        return (cell.Length > 0 && char.IsControl(cell[0])) || (visible.Length > 0 && FormulaStarts.Contains(visible[0], StringComparison.Ordinal)) ? "'" + cell : cell;
    }

    private static async Task WriteAsync<T>(Stream stream, IReadOnlyList<string> header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<string>> cells)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        await RowAsync(csv, header);
        await foreach (var row in rows)
        {
            await RowAsync(csv, cells(row));
        }
    }

    private static async Task RowAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(Safe(cell));
        }

        await csv.NextRecordAsync();
    }
}
