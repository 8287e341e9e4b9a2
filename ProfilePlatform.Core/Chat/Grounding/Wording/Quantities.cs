using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>"over", "about" and "up to" stand before a number only where the passage has them there.</summary>
internal static class Quantities
{
    private static readonly string[] Kinds = ["more", "most", "about"];
    private static readonly string[] Times = ["years", "months", "weeks", "days", "hours", "minutes", "seasons", "quarters", "winters", "summers", "decades", "lunch", "year", "month", "week", "day"];

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit)
    {
        for (var index = start; index < end; index++)
        {
            if (claim.Terms[index].Kind != TermKind.Number)
            {
                continue;
            }

            var stated = unit.Body.Terms.Concat(unit.Entry.Header.Terms).ToList();
            var at = Enumerable.Range(0, stated.Count).Where(position => claim.Terms[index].IsStatedBy(stated[position])).ToList();
            if (at.Count > 0 && !at.Exists(position => Same(claim.Terms, index, stated, position)))
            {
                return $"the documents say the number {claim.Terms[index].Text} otherwise";
            }
        }

        return null;
    }

    private static bool Same(List<Term> claimed, int number, List<Term> stated, int position)
    {
        var (says, has) = (Kind(claimed, number), Kind(stated, position));
        return says is null ? has is null or "about" or "more" : says == has || (says is "about" && has is "most");
    }

    private static string? Kind(List<Term> terms, int number)
    {
        var timed = number + 1 < terms.Count && Times.Contains(terms[number + 1].Text);
        for (var index = number - 1; index >= 0 && index >= number - 2; index--)
        {
            var word = terms[index].Text;
            if (terms[index].Kind != TermKind.Word || (word is "over" or "under" && timed))
            {
                return null;
            }

            if (word is "to" && index > 0 && terms[index - 1].Text is "up")
            {
                return "most";
            }

            if (Array.Find(Kinds, kind => word is not "up" && WordRoles.IsIn(kind, word)) is { } found)
            {
                return found;
            }

            if (word is not ("than" or "at" or "the" or "of"))
            {
                return null;
            }
        }

        return null;
    }
}
