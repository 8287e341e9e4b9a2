using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>How many people are asked for: "show 5", "top ten", "I need 3", "2 cards please", "five designers".</summary>
internal static partial class CountFinder
{
    public static void Find(QueryText query, CriteriaDraft draft)
    {
        foreach (var match in Asked().Matches(query.Text).Concat(Counted().Matches(query.Text)))
        {
            var number = match.Groups["n"];
            if (NumberWords.Read(number.Value) is { } count and > 0 && query.IsFreeText(match.Index, match.Index + match.Length))
            {
                draft.NumCards = count;
                query.TakeText(match.Index, match.Index + match.Length);
                return;
            }
        }
    }

    // A number of years, a salary or a share is no number of people.
    private const string NoUnit = @"(?!\s*(?:\+|%|-\s*\d|–|years?\b|yrs?\b|months?\b|days?\b|weeks?\b|lpa\b|lakhs?\b|lacs?\b|crores?\b|cr\b|k\b|usd\b|inr\b|l\b|\.\d|[\d,]))";

    [GeneratedRegex(@"\b(?:(?:show|give|get|find|list|fetch|bring|want|need|only|just|top|best|first|limit(?: to)?|max(?:imum)?)(?: me| us)?(?: the)?(?: (?:top|best|first|only|up to|about|around))?|i(?:'d)? (?:need|want|like)|up to)\s+(?<n>" + NumberWords.Pattern + @")\b" + NoUnit + @"(?:\s+(?:people|persons?|results?|cards?|profiles?|candidates?|matches))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?:\b(?<n>" + NumberWords.Pattern + @")\s+(?:people|persons?|results?|cards?|profiles?|candidates?|matches)(?:\s+please)?\b|^(?<n>" + NumberWords.Pattern + @")\b" + NoUnit + @"(?=\s+\p{L}+(?:\s+\p{L}+){0,4}?s\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
