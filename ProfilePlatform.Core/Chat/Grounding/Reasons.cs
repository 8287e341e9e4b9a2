using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Says in plain words why a claim is not supported.</summary>
internal static class Reasons
{
    private const int Most = 4;

    public static List<string> Of(Claim claim, List<EvidenceUnit> units)
    {
        var reasons = new List<string>();
        var words = new List<string>();
        for (var index = 0; index < claim.Terms.Count; index++)
        {
            if (!claim.Required[index] || units.Exists(unit => Coverage.Of(claim, index, unit) != Place.None))
            {
                continue;
            }

            var term = claim.Terms[index];
            var shown = claim.Text[term.Span.Start..term.Span.End];
            switch (term.Kind)
            {
                case TermKind.Number: reasons.Add($"the number {shown} is not in the documents"); break;
                case TermKind.Date: reasons.Add($"the date {shown} is not in the documents"); break;
                case TermKind.Contact: reasons.Add($"the address {shown} is not in the documents"); break;
                default:
                    if (claim.IsName(index))
                    {
                        reasons.Add($"the name {shown} is not in the documents");
                    }
                    else
                    {
                        words.Add($"“{shown}”");
                    }

                    break;
            }
        }

        if (words.Count > 0)
        {
            reasons.Add($"the documents do not speak of {string.Join(", ", words.Distinct().Take(Most))}");
        }

        return reasons.Count > 0 ? [.. reasons.Distinct().Take(Most)] : ["no line of the documents says just this in these words"];
    }
}
