using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>A line of a table in the form "Header: value; Header: value".</summary>
internal sealed record CsvRecord(TextSpan Span, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Reads tables in the form that canonical text gives them: one record a line, each value after its column's name.</summary>
internal static class CsvRecords
{
    private const double LeastShare = 0.8;
    private const int MaxRecord = 20_000;

    /// <summary>The records within a span; null where it holds anything but a table.</summary>
    public static List<CsvRecord>? In(string text, TextSpan within)
    {
        var lines = TextLine.In(text, within);
        if (lines.Count == 0 || Fields(text, lines[0].Span) is not { } first)
        {
            return null;
        }

        var records = new List<CsvRecord>(lines.Count);
        foreach (var line in lines)
        {
            var fields = Fields(text, line.Span);
            if (fields is not null && (lines.Count == 1 || fields.Exists(field => first.Exists(other => other.Key == field.Key))))
            {
                records.Add(new CsvRecord(line.Span, fields));
            }
            else if (records.Count > 0)
            {
                // A value with a line break in it.
                records[^1] = records[^1] with { Span = records[^1].Span with { End = line.Span.End } };
            }
        }

        return records.Count >= lines.Count * LeastShare ? records : null;
    }

    private static List<KeyValuePair<string, string>>? Fields(string text, TextSpan line)
    {
        if (line.Length > MaxRecord)
        {
            return null;
        }

        var fields = new List<KeyValuePair<string, string>>();
        var start = line.Start;
        while (start < line.End)
        {
            var semicolon = text.AsSpan(start, line.End - start).IndexOf("; ");
            var end = semicolon < 0 ? line.End : start + semicolon;
            var part = text.AsSpan(start, end - start);
            var colon = part.IndexOf(':');
            if (colon is > 0 and < 40 && char.IsLetter(part[0]) && part[..colon].Count(' ') < 5)
            {
                fields.Add(new(part[..colon].Trim().ToString(), part[(colon + 1)..].Trim().ToString()));
            }
            else if (fields.Count > 0)
            {
                fields[^1] = new(fields[^1].Key, $"{fields[^1].Value}; {part}");
            }
            else
            {
                return null;
            }

            start = end + 2;
        }

        return fields.Count >= 2 ? fields : null;
    }
}
