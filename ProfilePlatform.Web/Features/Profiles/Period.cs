using System.Globalization;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>The time that a card spans, in words.</summary>
internal static class Period
{
    /// <summary>For example "Mar 2019 – Jun 2022", "2021 – now", "Jun 2022"; empty where nothing is known.</summary>
    public static string Of(string? start, string? end, bool isCurrent)
    {
        // Where a document names only years, the days stored are the first and the last of them.
        var onlyYears = NamesOnlyYears(start, end, isCurrent);
        var from = onlyYears ? start?[..4] : Month(start);
        var to = isCurrent ? "now" : onlyYears ? end?[..4] : Month(end);
        return (from, to) switch
        {
            (null, null or "now") => isCurrent ? "Now" : "",
            (null, _) => to,
            (_, null) => from,
            _ when from == to => from,
            _ => $"{from} – {to}",
        };
    }

    /// <summary>For example "3 yr 4 mo", or "3 yr" where only years are known; empty where an end is missing or the period is too short to say.</summary>
    public static string Length(string? start, string? end, bool isCurrent, DateOnly today)
    {
        if (Day(start) is not { } from || (isCurrent ? today : Day(end)) is not { } to || to < from)
        {
            return "";
        }

        if (NamesOnlyYears(start, end, isCurrent))
        {
            return to.Year > from.Year ? $"{to.Year - from.Year} yr" : "";
        }

        // Both months count, as people count them: January to March is three months.
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        var (years, rest) = (months / 12, months % 12);
        return (years, rest) switch
        {
            (0, 1) => "",
            (0, _) => $"{rest} mo",
            (_, 0) => $"{years} yr",
            _ => $"{years} yr {rest} mo",
        };
    }

    /// <summary>Sorts newest first: what goes on, then by end, then by start.</summary>
    public static string SortKey(string? start, string? end, bool isCurrent) =>
        (isCurrent ? "9999" : end ?? start ?? "0000") + "|" + (start ?? "0000");

    private static bool NamesOnlyYears(string? start, string? end, bool isCurrent) =>
        start?.EndsWith("-01-01", StringComparison.Ordinal) != false && (isCurrent || end?.EndsWith("-12-31", StringComparison.Ordinal) != false);

    private static string? Month(string? date) => Day(date) switch
    {
        null => date is { Length: 4 } ? date : null,
        { } day => day.ToString("MMM yyyy", CultureInfo.InvariantCulture),
    };

    private static DateOnly? Day(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
