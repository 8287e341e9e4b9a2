using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// Who does it to whom. A line of a CV leaves out its subject, the person; true words of it must not come back with somebody else as the one who acts,
/// or with the person as the one who suffers: "led by five engineers", "five engineers lead Asha", "she was withdrawn".
/// </summary>
internal static class Agents
{
    private static readonly string[] Pronouns = ["she", "he", "her", "him", "they", "them"];
    private static readonly string[] Auxiliaries = ["is", "was", "were", "are", "been", "being"];

    // What is done to people in careers, and said actively or not at all in the documents' own lines.
    private static readonly HashSet<string> Honest = new(StringComparer.Ordinal)
    {
        "certified", "awarded", "promoted", "based", "educated", "trained", "employed", "appointed", "elected", "selected", "invited", "hired", "recruited", "named",
        "honoured", "honored", "recognised", "recognized", "licensed", "qualified", "registered", "involved", "engaged", "tasked", "charged", "assigned", "seconded",
        "experienced", "skilled", "interested", "nominated", "shortlisted", "accredited", "admitted", "located", "focused", "published", "affiliated", "specialised", "specialized",
    };

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit, HashSet<string> names)
    {
        for (var index = start; index < end; index++)
        {
            var term = claim.Terms[index];
            if (term.Kind != TermKind.Word)
            {
                continue;
            }

            if (term.Text is "by" && !unit.Body.HasWord("by") && Agent(claim, index, names) is { } agent)
            {
                return $"the documents do not say that it is done by “{agent}”";
            }

            var isPerson = names.Contains(term.Text) || Pronouns.Contains(term.Text);
            if (isPerson && (IsDoneTo(claim, index, end, unit) || Suffers(claim, index, end, unit)))
            {
                return $"the documents do not say that this is done to “{term.Text}”";
            }
        }

        return null;
    }

    // "By merging", "by 38 %" and "by Asha" say how, how much, and nothing new.
    private static string? Agent(Claim claim, int by, HashSet<string> names)
    {
        for (var index = by + 1; index < claim.Terms.Count; index++)
        {
            var term = claim.Terms[index];
            if (term.Kind == TermKind.Word && (names.Contains(term.Text) || Pronouns.Contains(term.Text) || term.Text.EndsWith("ing", StringComparison.Ordinal)))
            {
                return null;
            }

            if (term.Kind == TermKind.Number)
            {
                var counts = index + 1 < claim.Terms.Count && claim.Required[index + 1] && claim.Terms[index + 1].Kind == TermKind.Word
                    && string.IsNullOrWhiteSpace(claim.Text[term.Span.End..claim.Terms[index + 1].Span.Start]);
                return counts ? claim.Terms[index + 1].Text : null;
            }

            if (term.Kind != TermKind.Word)
            {
                return null;
            }

            if (!Vocabulary.IsFunction(term.Text))
            {
                return term.Text;
            }
        }

        return null;
    }

    // The person at the end, right after what is done.
    private static bool IsDoneTo(Claim claim, int index, int end, EvidenceUnit unit)
    {
        var term = claim.Terms[index];
        return index > 0 && term.Text is not ("she" or "he" or "they" or "her") && claim.Required[index - 1]
            && claim.Terms[index - 1] is { Kind: TermKind.Word, Capital: false } before
            && string.IsNullOrWhiteSpace(claim.Text[before.Span.End..term.Span.Start])
            && !Enumerable.Range(index + 1, Math.Max(0, end - index - 1)).Any(after => claim.Required[after])
            && !unit.Body.HasWord(term.Text) && !unit.Body.HasWord("her") && !unit.Body.HasWord("him");
    }

    private static bool Suffers(Claim claim, int index, int end, EvidenceUnit unit)
    {
        if (index + 2 >= end || !Auxiliaries.Contains(claim.Terms[index + 1].Text))
        {
            return false;
        }

        var act = claim.Terms[index + 2];
        return act.Kind == TermKind.Word && claim.Required[index + 2] && act.Text.EndsWith("ed", StringComparison.Ordinal) && !Honest.Contains(act.Text)
            && !Enumerable.Range(1, Math.Max(0, unit.Body.Terms.Count - 1)).Any(at => unit.Body.Terms[at].Stem == act.Stem && Auxiliaries.Contains(unit.Body.Terms[at - 1].Text));
    }
}
