using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Which of several jobs or studies a question means.</summary>
public enum TimeFocus
{
    /// <summary>It does not say.</summary>
    Any,

    /// <summary>The one that lasts: "where does she work?", "current role".</summary>
    Now,

    /// <summary>The earliest: "her first job".</summary>
    First,

    /// <summary>The one before another: "before Nexus AI".</summary>
    Before,
}

/// <summary>Reads the time focus of questions, and which passages meet it.</summary>
internal static partial class TimeFocuses
{
    public static TimeFocus Of(string question) =>
        First().IsMatch(question) ? TimeFocus.First : Before().IsMatch(question) ? TimeFocus.Before : Now().IsMatch(question) ? TimeFocus.Now : TimeFocus.Any;

    /// <summary>The passage that meets a focus; null where none does.</summary>
    public static RetrievedChunk? Meet(TimeFocus focus, IReadOnlyList<RetrievedChunk> chunks)
    {
        var dated = chunks.Select(chunk => (Chunk: chunk, Year: EarliestYear(chunk.Chunk.Text))).Where(item => item.Year is not null).ToList();
        switch (focus)
        {
            case TimeFocus.Now:
                return chunks.Where(chunk => Lasts(chunk.Chunk.Text)).MinBy(chunk => chunk.Chunk.Position);
            case TimeFocus.First:
                return dated.OrderBy(item => item.Year).FirstOrDefault().Chunk;
            case TimeFocus.Before when dated.Count > 0:
                var named = dated.MaxBy(item => item.Chunk.Score);
                return dated.Where(item => item.Year < named.Year).OrderByDescending(item => item.Year).FirstOrDefault().Chunk;
            default:
                return null;
        }
    }

    /// <summary>True where a passage says that something lasts until now.</summary>
    public static bool Lasts(string passage) => Lasting().IsMatch(passage);

    /// <summary>The earliest year in a passage; null where there is none.</summary>
    public static int? EarliestYear(string passage)
    {
        int? earliest = null;
        foreach (Match match in Year().Matches(passage))
        {
            var year = int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture);
            earliest = earliest is null || year < earliest ? year : earliest;
        }

        return earliest;
    }

    [GeneratedRegex(@"\b(first|earliest)\s+(\w+\s+)?(job|role|position|employer|company|work|internship)\b|\b(start|began|begin)\w*\s+(\w+\s+)?career\b", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(before|prior to|previous|previously)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(current|currently|now|today|present|presently|at the moment|these days)\b|\b(where|what|who)\s+(does|do|is|are)\b.*\b(work|working|employer|job|role|title|position)\b|\bwhat (does|do) \w+ do\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Now();

    [GeneratedRegex(@"(–|-|—|to|until|till)\s*(present|now|today|date|current|ongoing|heute)\b|\b(since|from)\s+(\w+\s+)?(19|20)\d\d\b(?!\s*(–|-|to|until))|\bcurrently\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lasting();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();
}
