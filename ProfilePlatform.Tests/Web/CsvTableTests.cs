using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class CsvTableTests
{
    private const string Starts = "=+-@\t\r\n\0＝＋－＠";

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@A1", "'@A1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠A1", "'＠A1")]
    [InlineData("", "")]
    [InlineData("a=1", "a=1")]
    [InlineData("2026-03-10", "2026-03-10")]
    [InlineData("'quoted", "'quoted")]
    public void Safe_Cell_BeginsWithNoFormula(string cell, string safe) => CsvTable.Safe(cell).ShouldBe(safe);

    [Fact]
    public async Task Of_KnownFormulaCells_ComeBackAsTextAndNoneBeginsAFormula()
    {
        Assert.SkipWhen(Repository.SharedData is null, "The shared cases are not here.");
        var cells = JsonSerializer.Deserialize<string[]>(
            await File.ReadAllTextAsync(Path.Combine(Repository.SharedData!, "security", "csv-formula-cells.json"), TestContext.Current.CancellationToken))!;

        var rows = await WriteAndReadAsync(cells);

        rows.Count.ShouldBe(cells.Length + 1);
        foreach (var (cell, row) in cells.Zip(rows.Skip(1)))
        {
            row.Length.ShouldBe(2, "a cell makes no column of its own");
            row[0].ShouldBe("x");
            row[1].TrimStart('\'').ShouldBe(cell.TrimStart('\''));
            Starts.ShouldNotContain(row[1][0]);
        }
    }

    private static async Task<List<string[]>> WriteAndReadAsync(string[] cells)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = new MemoryStream() } };
        await CsvTable.Of("t.csv", ["key", "cell"], cells.ToAsyncEnumerable(), cell => ["x", cell]).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        using var csv = new CsvReader(new StreamReader(context.Response.Body), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false });
        var rows = new List<string[]>();
        while (await csv.ReadAsync())
        {
            rows.Add(csv.Parser.Record!);
        }

        return rows;
    }
}
