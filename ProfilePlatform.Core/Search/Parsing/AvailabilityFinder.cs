using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>"Open to work", "actively looking", "immediate joiners".</summary>
internal static partial class AvailabilityFinder
{
    public static void Find(QueryText query, CriteriaDraft draft)
    {
        if (Open().Match(query.Text) is { Success: true } open)
        {
            draft.OpenToWork = true;
            query.TakeText(open.Index, open.Index + open.Length);
        }
    }

    [GeneratedRegex(@"(?:\b(?:who\s+(?:is|are)|and|currently|must be|should be|only)\s+)*(?<!\bnot\s)\b(?:open\s+(?:to|for)\s+(?:work|offers|opportunities|new\s+(?:roles?|jobs?|opportunities))|opentowork|(?:actively\s+)?(?:looking|searching|hunting)\s+for\s+(?:work|(?:a\s+|new\s+)*(?:jobs?|roles?|opportunit(?:y|ies)|positions?))|actively\s+looking|job[- ]?seek(?:ers?|ing)|available\s+(?:now|immediately|for\s+(?:work|hire)|to\s+(?:join|start))|immediate(?:ly)?\s+(?:joiners?|available)|can\s+join\s+immediately)\b(?:\s+only)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();
}
