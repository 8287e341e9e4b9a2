using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// A number of a claim must stand, in the passage's sentence, in the same part as something that the claim says beside it:
/// "purchases rose by 23 % and contacts fell by 38 %" does not support "purchases rose by 38 %".
/// </summary>
internal static class SubClauses
{
    private const int Before = 4;
    private const int After = 3;

    public static string? Objection(Claim claim, int start, int number, int end, EvidenceUnit unit)
    {
        var beside = Beside(claim, start, number, end);
        var terms = unit.Body.Terms;
        if (beside.Count == 0 || !terms.Exists(term => beside.Exists(word => Same(word, term))))
        {
            return null;
        }

        for (var index = 0; index < terms.Count; index++)
        {
            if (claim.Terms[number].IsStatedBy(terms[index]))
            {
                var (first, last) = Part(unit, index);
                if (terms.GetRange(first, last - first).Exists(term => beside.Exists(word => Same(word, term))))
                {
                    return null;
                }
            }
        }

        return terms.Exists(term => claim.Terms[number].IsStatedBy(term)) ? $"the number {claim.Terms[number].Text} is said of something else" : null;
    }

    // The words that a claim puts next to a number, not past another one.
    private static List<Term> Beside(Claim claim, int start, int number, int end)
    {
        var words = new List<Term>();
        for (var (index, found) = (number - 1, 0); index >= start && found < Before && !Apart(claim, index + 1); index--)
        {
            if (claim.Required[index] && claim.Terms[index].Kind == TermKind.Word)
            {
                words.Add(claim.Terms[index]);
                found++;
            }
        }

        for (var (index, found) = (number + 1, 0); index < end && found < After && !Apart(claim, index); index++)
        {
            if (claim.Required[index] && claim.Terms[index].Kind == TermKind.Word)
            {
                words.Add(claim.Terms[index]);
                found++;
            }
        }

        return words;
    }

    private static bool Apart(Claim claim, int index) =>
        claim.Text.AsSpan(claim.Terms[index - 1].Span.End, Math.Max(0, claim.Terms[index].Span.Start - claim.Terms[index - 1].Span.End)).IndexOfAny(",;(") >= 0;

    /// <summary>The part of a sentence around a term, with the parts before it as long as it holds nothing but numbers.</summary>
    private static (int First, int Last) Part(EvidenceUnit unit, int at)
    {
        var terms = unit.Body.Terms;
        var (first, last) = (at, at + 1);
        while (last < terms.Count && !Cuts(unit, last))
        {
            last++;
        }

        do
        {
            while (first > 0 && !Cuts(unit, first))
            {
                first--;
            }

            if (terms.GetRange(first, last - first).Exists(term => term.Kind == TermKind.Word && !Vocabulary.IsFunction(term.Text)) || first == 0)
            {
                return (first, last);
            }

            first--;
        }
        while (true);
    }

    // True where a new part begins with this term.
    private static bool Cuts(EvidenceUnit unit, int index)
    {
        var terms = unit.Body.Terms;
        var from = unit.Span.Start + terms[index - 1].Span.End;
        var to = unit.Span.Start + terms[index].Span.Start;
        return terms[index].Text is "and" or "but" or "while" or "whereas" or "where" or "that" or "which" or "who"
            || (to > from && unit.Chunk.Text.AsSpan(from, to - from).IndexOfAny(";,(") >= 0);
    }

    private static bool Same(Term word, Term term) =>
        term.Kind == TermKind.Word && (word.Stem == term.Stem || Vocabulary.SameAs(word.Stem).Contains(term.Stem));
}
