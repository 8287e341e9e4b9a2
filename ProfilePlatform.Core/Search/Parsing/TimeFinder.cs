using System.Globalization;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>When: "2020–2023", "between Jan 2019 and 2021", "since 2018", "last two years", "in 2022". Also "currently", and years of experience.</summary>
internal static partial class TimeFinder
{
    private const string Year = @"(?:19[5-9]\d|20[0-4]\d)";
    private const string Month = @"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    private const string Moment = @"(?:" + Month + @"\s+)?" + Year;

    public static void Find(QueryText query, CriteriaDraft draft, DateOnly today)
    {
        if (Current().Match(query.Text) is { Success: true } current)
        {
            draft.IsCurrent = true;
            query.TakeText(current.Index, current.Index + current.Length);
        }

        if (Range().Match(query.Text) is { Success: true } range)
        {
            var (from, until) = (range.Groups["from"].Value, range.Groups["to"].Value);
            var ends = until.Any(char.IsDigit);
            (from, until) = ends && string.CompareOrdinal(Start(from), End(until)) > 0 ? (until, from) : (from, until);
            Set(range, Start(from), ends ? End(until) : Text(today));
        }
        else if (Lately().Match(query.Text) is { Success: true } lately)
        {
            var count = lately.Groups["n"].Success ? NumberWords.Read(lately.Groups["n"].Value) ?? 1 : 1;
            var months = lately.Groups["unit"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? count : 12 * count;
            Set(lately, Text(today.AddMonths(-Math.Min(months, 1_200))), Text(today));
        }
        else if (Since().Match(query.Text) is { Success: true } since)
        {
            Set(since, Start(since.Groups["y"].Value), Text(today));
        }
        else if (Before().Match(query.Text) is { Success: true } before)
        {
            var moment = before.Groups["y"].Value;
            Set(before, "1900-01-01", before.Groups["not"].Success ? Text(DateOnly.ParseExact(Start(moment), "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1)) : End(moment));
        }
        else if (Within().Match(query.Text) is { Success: true } within)
        {
            Set(within, Start(within.Groups["y"].Value), End(within.Groups["y"].Value));
        }

        TakeExperience(query, draft);

        void Set(Match match, string start, string end)
        {
            (draft.TimeStart, draft.TimeEnd, draft.TimeLabel) = (start, end, match.Value.Trim());
            query.TakeText(match.Index, match.Index + match.Length);
        }
    }

    private static void TakeExperience(QueryText query, CriteriaDraft draft)
    {
        // "The last 5 years" is a time and taken already.
        foreach (var match in Experience().Matches(query.Text).Where(match => query.IsFreeText(match.Index, match.Index + match.Length)))
        {
            draft.Keywords.Add(match.Value.Trim());
            query.TakeText(match.Index, match.Index + match.Length);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Start(string moment) => MonthOf(moment) is { } month ? $"{moment[^4..]}-{month:D2}-01" : $"{moment[^4..]}-01-01";

    private static string End(string moment)
    {
        var year = int.Parse(moment[^4..], NumberStyles.None, CultureInfo.InvariantCulture);
        var month = MonthOf(moment) ?? 12;
        return Text(new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
    }

    private static int? MonthOf(string moment) =>
        moment.Length > 4 ? Array.IndexOf(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], moment[..3].ToLowerInvariant()) + 1 : null;

    [GeneratedRegex(@"\b(?:(?:between|from|during|in)\s+)?(?<from>" + Moment + @")\s*(?:-|–|—|to|and|until|till|through)\s*(?<to>" + Moment + @"|present|now|today|date)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:(?:in|over|within|during|for)\s+)?(?:the\s+)?(?:last|past|previous)\s+(?:(?<n>" + NumberWords.Pattern + @")\s+)?(?<unit>years?|yrs?|months?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lately();

    [GeneratedRegex(@"\b(?:since|after|from|starting(?: in)?)\s+(?<y>" + Moment + @")(?:\s+(?:on|onwards?))?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:(?<not>before|prior to)|until|till|by|up to)\s+(?<y>" + Moment + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:in|during|around)\s+(?<y>" + Moment + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();

    [GeneratedRegex(@"\b(?:currently|presently|right now|at present|current(?=\s+(?:role|job|position|employer|employee)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Current();

    [GeneratedRegex(@"(?:\b(?:with\s+)?(?:at least|over|more than|minimum(?: of)?|min)\s+)?(?<![\w.])(?:\d{1,2}\s*(?:-|–|to)\s*\d{1,2}|\d{1,2})\s*\+?\s*(?:years?|yrs?|yoe)\b(?:'|’)?(?:\s+(?:of\s+)?(?:work\s+|professional\s+|total\s+)?(?:experience|exp))?(?!\s*ago)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Experience();
}
