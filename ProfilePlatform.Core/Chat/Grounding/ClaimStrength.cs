using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Who led, founded, chaired or won what: the deed and its object must stand together, and a rank keeps what lessens it.</summary>
internal static class ClaimStrength
{
    // "chair of the weekly design council"
    private const int Reach = 8;

    private static readonly string[] Helping = ["help", "helped", "helps", "helping", "assist", "assisted", "assists", "assisting", "contributed", "contributes", "participated", "participates"];
    private static readonly string[] Lesser = ["runner", "finalist", "shortlist", "shortlisted", "nominated", "nominee", "nomination", "commended"];

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit, Place[] places)
    {
        for (var index = start; index < end; index++)
        {
            var term = claim.Terms[index];
            if (term.Kind != TermKind.Word || !claim.Required[index])
            {
                continue;
            }

            if (Fell(claim, term, unit) is { } place)
            {
                return $"the documents say “{place}”";
            }

            if (Vocabulary.IsTitle(term.Text) && claim.SubjectIsPerson && places[index] == Place.Body && !unit.IsHeader && OfAnother(claim, term, unit) is { } other)
            {
                return $"“{term.Text}” is said of {other}";
            }

            if (Vocabulary.IsTitle(term.Text) && Lessened(claim, index, unit) is { } rank)
            {
                return $"“{rank}” was left out before “{term.Text}”";
            }

            if (Vocabulary.IsStrong(term.Text) && !Vocabulary.IsTitle(term.Text) && !term.Capital && places[index] == Place.Header)
            {
                // "Lead Engineer" says what somebody is, not what she led.
                return $"the documents do not say “{term.Text}” of it";
            }

            if (places[index] == Place.Body && Helped(claim, term, unit) is { } help)
            {
                return $"“{help}” was left out";
            }

            if (Vocabulary.IsCausal(term.Text) && !unit.Body.Terms.Exists(other => Vocabulary.IsCausal(other.Text) || other.Text is "since" or "so" or "why" or "reason" or "for" or "by"))
            {
                return $"the documents give no reason (“{term.Text}”)";
            }
        }

        return null;
    }

    // Who came second, or was shortlisted, did not win.
    private static string? Fell(Claim claim, Term term, EvidenceUnit unit)
    {
        var terms = unit.Body.Terms;
        if (term.Text is "won" or "wins" or "win" or "winner" or "winning")
        {
            var second = terms.FindIndex(other => other.Text is "second" or "third" or "fourth" or "fifth" or "mention");
            return second >= 0 && !claim.Terms.Exists(other => other.Text == terms[second].Text) ? terms[second].Text : null;
        }

        var lesser = terms.FindIndex(other => Lesser.Contains(other.Text));
        return lesser >= 0 && !claim.Terms.Exists(other => Lesser.Contains(other.Text))
            && terms.FindIndex(lesser, Math.Min(Reach, terms.Count - lesser), other => other.Kind == TermKind.Word && other.Stem == term.Stem) >= 0 ? terms[lesser].Text : null;
    }

    // Who helped to win did not win.
    private static string? Helped(Claim claim, Term term, EvidenceUnit unit)
    {
        var terms = unit.Body.Terms;
        var help = terms.FindIndex(other => Helping.Contains(other.Text));
        return help >= 0 && !claim.Terms.Exists(other => Helping.Contains(other.Text) || other.Text is "part" or "support" or "supported" or "supports" or "involved")
            && terms.FindIndex(help, Math.Min(Reach, terms.Count - help), other => other.Kind == TermKind.Word && other.Stem == term.Stem) >= 0 ? terms[help].Text : null;
    }

    // "says Rui Tavares, mayor of Almada"
    private static string? OfAnother(Claim claim, Term title, EvidenceUnit unit)
    {
        var terms = unit.Body.Terms;
        for (var index = 2; index < terms.Count; index++)
        {
            var (from, to) = (unit.Span.Start + terms[index - 1].Span.End, unit.Span.Start + terms[index].Span.Start);
            if (terms[index].Text == title.Text && terms[index - 1].Capital && terms[index - 2].Capital && to > from && unit.Chunk.Text[from..to].Trim() == ","
                && !claim.Terms.Exists(term => term.Text == terms[index - 1].Text))
            {
                return unit.Chunk.Text[(unit.Span.Start + terms[index - 2].Span.Start)..from];
            }
        }

        return null;
    }

    // "editor" where the passage says "assistant editor" alone.
    private static string? Lessened(Claim claim, int index, EvidenceUnit unit)
    {
        string? found = null;
        foreach (var part in (TermIndex[])[unit.Body, unit.Entry.Header])
        {
            for (var at = 0; at < part.Terms.Count; at++)
            {
                if (part.Terms[at].Text != claim.Terms[index].Text)
                {
                    continue;
                }

                var lessened = at > 0 && Vocabulary.Diminishes(part.Terms[at - 1].Text) ? part.Terms[at - 1].Text
                    : at + 1 < part.Terms.Count && part.Terms[at + 1].Text is "intern" or "trainee" or "apprentice" ? part.Terms[at + 1].Text : null;
                if (lessened is null || claim.Terms.Exists(term => term.Text == lessened))
                {
                    return null;
                }

                found = lessened;
            }
        }

        return found;
    }
}
