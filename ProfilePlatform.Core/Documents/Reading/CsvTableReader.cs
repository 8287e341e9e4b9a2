using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Reads a table: each record becomes one block "Header: value; Header: value", so that a sentence can quote it.</summary>
internal static class CsvTableReader
{
    private const int MostColumns = 500;

    /// <summary>Headers of tables that list one field a row, whose first column is the field's name.</summary>
    private static readonly HashSet<string> ValueHeaders = new(StringComparer.OrdinalIgnoreCase) { "value", "values", "answer", "content" };

    /// <summary>The document's text.</summary>
    public static CanonicalText Read(byte[] bytes)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            HasHeaderRecord = false,
            BadDataFound = null,
            MissingFieldFound = null,
        };
        using var source = new StringReader(TextEncoding.Decode(bytes));
        using var csv = new CsvParser(source, configuration);
        var text = new CanonicalTextBuilder();
        text.StartPage();
        string[]? header = null;
        while (csv.Read())
        {
            var record = csv.Record ?? [];
            if (record.Length > MostColumns)
            {
                throw new DocumentRefusedException(DocumentRefusal.TooComplex);
            }

            var cells = Array.ConvertAll(record, OneLine);
            if (header is null)
            {
                header = IsHeader(cells) ? cells : [];
                if (header.Length > 0)
                {
                    continue;
                }
            }

            text.AddLine(Line(header, cells));
            text.EndBlock();
        }

        return text.Build();
    }

    private static string Line(string[] header, string[] cells)
    {
        if (header.Length == 2 && cells.Length == 2 && ValueHeaders.Contains(header[1]))
        {
            return cells[1].Length == 0 ? "" : $"{cells[0]}: {cells[1]}";
        }

        return string.Join("; ", cells
            .Select((cell, column) => cell.Length == 0 || column >= header.Length || header[column].Length == 0 ? cell : $"{header[column]}: {cell}")
            .Where(part => part.Length > 0));
    }

    /// <summary>Names of columns differ from one another and are neither numbers nor addresses.</summary>
    private static bool IsHeader(string[] cells)
    {
        var names = cells.Where(cell => cell.Length > 0).ToList();
        return names.Count > 1 && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count
            && names.TrueForAll(name => name.Length <= 60 && !char.IsAsciiDigit(name[0]) && !name.Contains('@', StringComparison.Ordinal));
    }

    private static string OneLine(string cell) =>
        string.Join(' ', cell.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
