namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// A header gives an entry its employer, place and title, and a bullet tells what was done: a name from the one may not take the other's part.
/// "a writer at Goa" is not borne out by a bullet that names Goa, nor "advised clients on Lead Engineer" by a header.
/// </summary>
internal static class NamePlaces
{
    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit, Place[] places)
    {
        if (unit.IsHeader || unit.Entry.IsLetter || unit.Entry.Header.Terms.Count == 0)
        {
            return null;
        }

        for (var index = start; index < end; index++)
        {
            if (!claim.IsName(index) || !claim.Required[index] || claim.IsName(index - 1))
            {
                continue;
            }

            var lead = index - 1;
            while (lead > start && claim.Terms[lead].Text is "the" or "a" or "an" or "his" or "her" or "their")
            {
                lead--;
            }

            var before = claim.Terms[lead].Text;
            var wrong = before is "at" ? places[index] == Place.Body && TitleInHeader(claim, start, end, places) && !Follows(unit, "at", claim.Terms[index].Text)
                : places[index] == Place.Header && (before is "on" or "to" or "with" or "using" or "into" or "about" || (before is "in" && Vocabulary.IsTitle(claim.Terms[index].Text)));
            if (wrong)
            {
                return $"the documents do not say “{before} {claim.Terms[index].Text}”";
            }
        }

        return null;
    }

    private static bool TitleInHeader(Claim claim, int start, int end, Place[] places) =>
        Enumerable.Range(start, end - start).Any(index => places[index] == Place.Header && Vocabulary.IsTitle(claim.Terms[index].Text));

    private static bool Follows(EvidenceUnit unit, string preposition, string name)
    {
        var at = unit.Body.Terms.FindIndex(term => term.Text == name);
        return at > 0 && unit.Body.Terms.FindIndex(Math.Max(0, at - 4), Math.Min(4, at), term => term.Text == preposition) >= 0;
    }
}
