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

/// <summary>Says whether a stretch of a passage holds a term of a claim.</summary>
internal static class Coverage
{
    public static Place Of(Claim claim, int index, EvidenceUnit unit)
    {
        var term = claim.Terms[index];
        var name = claim.IsName(index);
        if (Holds(unit.Body, term, name))
        {
            return Place.Body;
        }

        // A letter's head and foot only say whose words these are.
        if ((!unit.Entry.IsLetter || ((term.Capital || !claim.SubjectIsPerson) && Voices.Attributes(claim, unit))) && Holds(unit.Entry.Header, term, name))
        {
            return Place.Header;
        }

        return term.Kind == TermKind.Word && !name && unit.Entry.Heading.HasStem(term.Stem) ? Place.Heading : Place.None;
    }

    public static bool Holds(TermIndex index, in Term term, bool name)
    {
        if (term.Kind != TermKind.Word)
        {
            return index.States(term);
        }

        if (index.HasWord(term.Text))
        {
            return true;
        }

        if (Vocabulary.IsTitle(term.Text))
        {
            return name ? index.Abbreviates(term.Text)
                : index.HasWord(term.Text + "s") || (term.Text.EndsWith('s') && index.HasWord(term.Text[..^1])) || SaysSame(index, term);
        }

        if (term.Text is "founded" or "cofounded" or "founding")
        {
            return index.HasWord("founded") || index.HasWord("founder") || index.HasWord("cofounder") || index.HasWord("founding");
        }

        return index.HasStem(term.Stem) || (name ? index.Abbreviates(term.Text) || IsOfPlace(index, term.Text) : !Vocabulary.IsMarked(term.Text) && SaysSame(index, term));
    }

    // "Asian" of Asia, "Brazilian" of Brazil.
    private static bool IsOfPlace(TermIndex index, string word) =>
        word.Length > 4 && word.EndsWith('n') && (index.HasWord(word[..^1]) || (word.EndsWith("an", StringComparison.Ordinal) && (index.HasWord(word[..^2]) || (word.EndsWith("ian", StringComparison.Ordinal) && index.HasWord(word[..^3])))));

    private static bool SaysSame(TermIndex index, in Term term) => index.HasAnyStem(Vocabulary.SameAs(term.Stem));
}
