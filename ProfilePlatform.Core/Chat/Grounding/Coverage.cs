using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Where a term of a claim stands, seen from one unit of a passage.</summary>
internal enum Place
{
    None,
    Heading,
    Header,
    Body,
}

/// <summary>Says whether a stretch of a passage speaks of a term of a claim. It finds lines; it does not prove what a sentence says of them.</summary>
internal static class Coverage
{
    public static Place Of(Claim claim, int index, EvidenceUnit unit)
    {
        var term = claim.Terms[index];
        var name = claim.IsName(index);
        return Holds(unit.Body, term, name) ? Place.Body
            : Holds(unit.Entry.Header, term, name) ? Place.Header
            : term.Kind == TermKind.Word && !name && unit.Entry.Heading.HasStem(term.Stem) ? Place.Heading : Place.None;
    }

    private static bool Holds(TermIndex index, in Term term, bool name)
    {
        if (term.Kind != TermKind.Word)
        {
            return index.States(term);
        }

        return index.HasWord(term.Text) || index.HasStem(term.Stem)
            || (name ? index.Abbreviates(term.Text) || IsOfPlace(index, term.Text) : index.HasAnyStem(Vocabulary.SameAs(term.Stem)));
    }

    // "Asian" of Asia, "Brazilian" of Brazil.
    private static bool IsOfPlace(TermIndex index, string word) =>
        word.Length > 4 && word.EndsWith('n') && (index.HasWord(word[..^1]) || (word.EndsWith("an", StringComparison.Ordinal) && (index.HasWord(word[..^2]) || (word.EndsWith("ian", StringComparison.Ordinal) && index.HasWord(word[..^3])))));
}
