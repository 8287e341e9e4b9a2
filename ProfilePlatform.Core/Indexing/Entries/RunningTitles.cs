using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>Recognises page numbers, "John Doe – 1/2", "Last updated in March 2026" and rules, which belong to no entry.</summary>
internal static class RunningTitles
{
    public static bool IsOne(string line)
    {
        if (!line.Any(char.IsLetterOrDigit))
        {
            return true;
        }

        var lower = line.ToLowerInvariant();
        if (lower.StartsWith("last updated", StringComparison.Ordinal) || lower.StartsWith("updated on", StringComparison.Ordinal) || lower.Contains("curriculum vitae", StringComparison.Ordinal) || lower is "cv" or "resume" or "résumé"
            || IsTableHead(line))
        {
            return true;
        }

        var bare = lower.Trim(' ', '-', '\u2013', '\u2014', '|');
        bare = bare.StartsWith("page ", StringComparison.Ordinal) ? bare[5..] : bare;
        return IsPageNumber(bare) || EndsInPageNumber(lower);
    }

    // "Qualification", "Institution", "Dates" side by side.
    private static bool IsTableHead(string line) =>
        line.Split('\t', StringSplitOptions.TrimEntries) is { Length: >= 2 } cells && cells.All(cell => EntryLabels.Column(cell) is not null);

    // "3", "1/2", "1 of 2"; a year is a date.
    private static bool IsPageNumber(string text)
    {
        var parts = text.Replace(" of ", "/", StringComparison.Ordinal).Split('/', StringSplitOptions.TrimEntries);
        return parts.Length <= 2 && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit));
    }

    private static bool EndsInPageNumber(string line)
    {
        foreach (var mark in (ReadOnlySpan<string>)[" - ", " \u2013 ", " \u2014 ", " | ", " page ", "   "])
        {
            var at = line.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && line[(at + mark.Length)..].Replace("page", "", StringComparison.Ordinal).Trim() is { Length: > 0 } tail
                && IsPageNumber(tail) && (tail.Contains('/', StringComparison.Ordinal) || tail.Contains("of", StringComparison.Ordinal) || mark == " page "))
            {
                return DateRangeParser.Find(line).Count == 0;
            }
        }

        return false;
    }
}
