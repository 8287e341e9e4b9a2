using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>Takes a line apart into its columns, and each column into words, date and place.</summary>
internal static class LineParts
{
    private static readonly char[] Edges = [' ', '\t', '\u00A0', ',', ';', '|', '\u00B7', '\u2022', '-', '\u2013', '\u2014', '*', '_', '#', '~', '\u2219', ':'];
    private static readonly HashSet<string> Units =
        ["year", "years", "yr", "yrs", "month", "months", "mo", "mos", "mth", "mths", "week", "weeks", "day", "days", "less", "than", "a", "and", "y", "m", "approx", "full", "about"];

    private static readonly string[] DateLeads = ["expected graduation", "expected", "anticipated", "graduated in", "graduated", "graduation", "graduating", "class of", "completed in", "completed", "awarded", "conferred", "dates", "date", "duration", "period", "founded"];

    /// <summary>Columns: separated by tabs or at least three spaces.</summary>
    public static List<TextSpan> Columns(string text, TextSpan line)
    {
        var columns = new List<TextSpan>();
        var start = line.Start;
        for (var index = line.Start; index < line.End; index++)
        {
            if (!char.IsWhiteSpace(text[index]))
            {
                continue;
            }

            var end = index;
            var tab = false;
            while (end < line.End && char.IsWhiteSpace(text[end]))
            {
                tab |= text[end] == '\t';
                end++;
            }

            if (tab || end - index >= 3)
            {
                columns.Add(new TextSpan(start, index));
                start = end;
            }

            index = end;
        }

        columns.Add(new TextSpan(start, line.End));
        return columns;
    }

    /// <summary>Words, date and place of a line that may name an entry.</summary>
    public static (List<string> Cells, DateRange? Date, string? Place) Read(string text, TextSpan line)
    {
        var cells = new List<string>();
        DateRange? date = null;
        string? place = null;
        foreach (var column in Columns(text, line))
        {
            var (words, found) = WithoutDate(text, column);
            date ??= found;
            var bare = Bare(words);
            if (bare.Length == 0 || IsDuration(bare))
            {
                continue;
            }

            if (place is null && Places.Whole(bare) is { } whole)
            {
                place = whole.Text;
            }
            else
            {
                cells.Add(bare);
            }
        }

        // A line that is nothing but "Cairo" may be the place, one that is nothing but "Georgia" too; the entry decides.
        return (cells, date, place);
    }

    /// <summary>True where the column is nothing but a date, a place or a duration.</summary>
    public static bool IsAside(string text, TextSpan column, out DateRange? date, out string? place)
    {
        var (words, found) = WithoutDate(text, column);
        var bare = Bare(words);
        date = found;
        place = bare.Length > 0 && Places.Whole(bare) is { } whole ? whole.Text : null;
        return bare.Length == 0 && found is not null || place is not null || IsDuration(bare);
    }

    /// <summary>"2 years 10 months", "(4 mos)".</summary>
    public static bool IsDuration(string words)
    {
        var (digits, units) = (false, false);
        foreach (var part in words.Split([' ', '(', ')', ',', '+', '.', '~', '<'], StringSplitOptions.RemoveEmptyEntries))
        {
            var isNumber = part.All(char.IsAsciiDigit);
            var lower = part.ToLowerInvariant();
            if (!isNumber && !Units.Contains(lower.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')))
            {
                return false;
            }

            digits |= char.IsAsciiDigit(part[0]) || lower == "a";
            units |= !isNumber;
        }

        return digits && units;
    }

    // The date at the beginning or the end of the column, or before a place or duration at its end.
    private static (string Words, DateRange? Date) WithoutDate(string text, TextSpan column)
    {
        foreach (var date in DateRangeParser.Find(text, column))
        {
            var before = text[column.Start..date.Span.Start];
            var after = text[date.Span.End..column.End];
            var lead = Bare(before);
            var rest = Bare(after);
            if (TrimLead(lead) is { } trimmed)
            {
                lead = trimmed;
            }

            if (rest.Length == 0 || IsDuration(rest))
            {
                // "(Summer intern, 2019)" keeps its bracket.
                var opened = lead.LastIndexOf('(') > lead.LastIndexOf(')') && after.AsSpan().TrimStart().StartsWith(")");
                return (opened ? lead + ")" : lead, date);
            }

            // "2013    PhD Marine Ecology": a year alone leads only where a column, a colon or a dash follows, or where it is a range.
            if (lead.Length == 0)
            {
                return (rest, date);
            }

            if (Places.Whole(rest) is not null || IsBracketed(before, after))
            {
                return (lead + ", " + rest, date);
            }
        }

        return (text[column.Start..column.End], null);
    }

    private static bool IsBracketed(string before, string after) =>
        before.AsSpan().TrimEnd().EndsWith("(") && after.AsSpan().TrimStart().StartsWith(")");

    private static string? TrimLead(string words)
    {
        foreach (var lead in DateLeads)
        {
            if (words.EndsWith(lead, StringComparison.OrdinalIgnoreCase) && (words.Length == lead.Length || !char.IsLetter(words[^(lead.Length + 1)])))
            {
                return Bare(words[..^lead.Length]);
            }
        }

        return null;
    }

    /// <summary>Without separators and emphasis at the ends, and without an opening bracket that lost its other half.</summary>
    public static string Bare(string words)
    {
        var bare = words.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Trim(Edges);
        while (bare.Length > 0)
        {
            var length = bare.Length;
            if (bare[^1] is '(' or '[' || bare[^1] is ')' && !bare.Contains('(', StringComparison.Ordinal) || bare[^1] is ']' && !bare.Contains('[', StringComparison.Ordinal))
            {
                bare = bare[..^1].TrimEnd(Edges);
            }

            if (bare.Length > 0 && (bare[0] is ')' or ']' || bare[0] is '(' && !bare.Contains(')', StringComparison.Ordinal)))
            {
                bare = bare[1..].TrimStart(Edges);
            }

            if (bare is "()" or "[]" or ".")
            {
                return "";
            }

            if (bare.Length == length)
            {
                break;
            }
        }

        return bare.Replace("()", "", StringComparison.Ordinal).TrimEnd(Edges);
    }
}
