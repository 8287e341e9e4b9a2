using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Whether a clause may rest on a unit that holds all its words: what is said of what, how strongly, of whom and when.</summary>
internal sealed class ClauseCheck(Claim claim, HashSet<string> names, List<EvidenceUnit> all)
{
    private readonly HashSet<string> objections = [];

    /// <summary>Why clauses whose words were all there could not rest on them.</summary>
    public IReadOnlyCollection<string> Objections => objections;

    public Place PlaceOf(int index, EvidenceUnit unit)
    {
        var place = Coverage.Of(claim, index, unit);
        var term = claim.Terms[index];
        if (place != Place.None && term.Kind == TermKind.Contact && !Belongs(term, unit))
        {
            return Place.None;
        }

        var counted = term.Text is "years" or "year" or "months" or "month" && index > 0 ? index - 1 : index;
        return place == Place.None && Durations.Follows(claim, counted, unit) ? Place.Header : place;
    }

    public bool Allows(int start, int end, EvidenceUnit unit, Place[] places)
    {
        // "does not work | with Kubernetes": what claims nothing by itself belongs to what follows.
        while (start > 0 && !claim.Required[start - 1])
        {
            start--;
        }

        var objection = Polarity.Objection(claim, start, end, unit)
            ?? NumberBinding.Objection(claim, start, end, unit)
            ?? ClaimStrength.Objection(claim, start, end, unit, places)
            ?? NamePlaces.Objection(claim, start, end, unit, places)
            ?? DateBinding.Objection(claim, start, end, unit, places)
            ?? Voices.Objection(claim, unit)
            ?? Agents.Objection(claim, start, end, unit, names)
            ?? CareerOrder.Objection(claim, start, end, unit, all);
        if (objection is not null)
        {
            objections.Add(objection);
        }

        return objection is null;
    }

    // The referee's address is not the person's.
    private bool Belongs(Term contact, EvidenceUnit unit)
    {
        var local = contact.Text.Split('@')[0];
        return names.Any(name => name.Length > 2 && local.Contains(name, StringComparison.OrdinalIgnoreCase))
            || (!unit.Entry.IsLetter && !contact.Text.Contains('@', StringComparison.Ordinal))
            || claim.Terms.Exists(term => term is { Kind: TermKind.Word, Capital: true } && !names.Contains(term.Text)
                && term.Text.Length > 2 && local.Contains(term.Text, StringComparison.OrdinalIgnoreCase));
    }
}
