namespace ProfilePlatform.Core.Indexing.Dates;

/// <summary>The words of dates, in English, with the commonest abbreviations.</summary>
internal static class DateWords
{
    private static readonly Dictionary<string, int> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = 1, ["january"] = 1, ["feb"] = 2, ["febr"] = 2, ["february"] = 2, ["mar"] = 3, ["march"] = 3, ["apr"] = 4, ["april"] = 4,
        ["may"] = 5, ["jun"] = 6, ["june"] = 6, ["jul"] = 7, ["july"] = 7, ["aug"] = 8, ["august"] = 8, ["sep"] = 9, ["sept"] = 9,
        ["september"] = 9, ["oct"] = 10, ["october"] = 10, ["nov"] = 11, ["november"] = 11, ["dec"] = 12, ["december"] = 12,
    };

    // Winter is the term after New Year, as on American campuses.
    private static readonly Dictionary<string, (int First, int Last)> Seasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["spring"] = (3, 5), ["summer"] = (6, 8), ["autumn"] = (9, 11), ["fall"] = (9, 11), ["winter"] = (1, 3),
        ["q1"] = (1, 3), ["q2"] = (4, 6), ["q3"] = (7, 9), ["q4"] = (10, 12),
    };

    private static readonly HashSet<string> Now = new(StringComparer.OrdinalIgnoreCase)
    {
        "present", "now", "today", "current", "currently", "ongoing", "on-going", "date", "continuing", "actual", "heute", "presently",
    };

    /// <summary>The month that a word names; 0 where it names none.</summary>
    public static int Month(ReadOnlySpan<char> word) =>
        Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var month) ? month : 0;

    /// <summary>First and last month of a season or quarter; zeros where the word names none.</summary>
    public static (int First, int Last) Season(ReadOnlySpan<char> word) =>
        Seasons.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var months) ? months : default;

    /// <summary>True for words that stand for the present day.</summary>
    public static bool IsNow(ReadOnlySpan<char> word) => Now.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for the words between the ends of a range.</summary>
    public static bool IsTo(ReadOnlySpan<char> word) =>
        Is(word, "to") || Is(word, "until") || Is(word, "till") || Is(word, "through") || Is(word, "thru") || Is(word, "til") || Is(word, "bis");

    /// <summary>True for the words before a beginning without an end.</summary>
    public static bool IsSince(ReadOnlySpan<char> word) => Is(word, "since") || Is(word, "from") || Is(word, "seit");

    /// <summary>True for the words before an end without a beginning.</summary>
    public static bool IsUntil(ReadOnlySpan<char> word) => Is(word, "until") || Is(word, "till") || Is(word, "before");

    /// <summary>True for the signs between the ends of a range.</summary>
    public static bool IsDash(char sign) => sign is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '~' or '\u2192';

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
