using System.Buffers;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>"did not", "never", "no longer" must be said by the passage too, and may not be left out.</summary>
internal static class Polarity
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:.()");

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit)
    {
        var negated = claim.Terms.FindIndex(start, end - start, term => Vocabulary.IsNegation(term.Text));
        var terms = unit.Body.Terms;
        if (negated >= 0)
        {
            if (claim.Terms.GetRange(start, end - start).Count(term => Vocabulary.IsNegation(term.Text)) > terms.Count(term => Vocabulary.IsNegation(term.Text)))
            {
                return $"the documents do not say “{claim.Terms[negated].Text}” of it";
            }

            // What is denied must be denied there.
            return Enumerable.Range(0, terms.Count).Any(index => Vocabulary.IsNegation(terms[index].Text) && Rests(claim, negated, end, unit, index))
                ? null : $"the documents do not say “{claim.Terms[negated].Text}” of it";
        }

        for (var index = 0; index < terms.Count; index++)
        {
            if (Vocabulary.IsNegation(terms[index].Text) && Rests(claim, start, end, unit, index))
            {
                return $"the documents say “{terms[index].Text}” of it";
            }
        }

        return null;
    }

    // The clause takes most of what the passage denies, up to the next stop.
    private static bool Rests(Claim claim, int start, int end, EvidenceUnit unit, int negation)
    {
        var (held, all) = (0, 0);
        var terms = unit.Body.Terms;
        var text = unit.Chunk.Text;
        for (var index = negation + 1; index < terms.Count && all < 6; index++)
        {
            var from = unit.Span.Start + terms[index - 1].Span.End;
            var to = unit.Span.Start + terms[index].Span.Start;
            if (to > from && text.AsSpan(from, to - from).IndexOfAny(Stops) >= 0)
            {
                break;
            }

            if (terms[index].Kind == Facts.TermKind.Word && Vocabulary.IsFunction(terms[index].Text))
            {
                continue;
            }

            all++;
            for (var at = start; at < end; at++)
            {
                if (claim.Terms[at].Kind == terms[index].Kind && (claim.Terms[at].Kind == Facts.TermKind.Word ? claim.Terms[at].Stem == terms[index].Stem : claim.Terms[at].IsStatedBy(terms[index])))
                {
                    held++;
                    break;
                }
            }
        }

        return all > 0 && held * 2 >= all;
    }
}
