using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Chat.Grounding.Wording;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Whether a clause may rest on a unit that holds all its words: what is said of what, how strongly, of whom and when.</summary>
internal sealed class ClauseCheck(Claim claim, HashSet<string> names, List<EvidenceUnit> all)
{
    private readonly HashSet<string> objections = [];
    private readonly Effort effort = new();
    private (int Term, string Objection) farthest = (-1, "");

    /// <summary>Why clauses whose words were all there could not rest on them.</summary>
    public IEnumerable<string> Objections => farthest.Objection.Length > 0 ? objections.Append(farthest.Objection) : objections;

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
            ?? DateBinding.Objection(claim, start, end, unit, places)
            ?? Voices.Objection(claim, unit)
            ?? CareerOrder.Objection(claim, start, end, unit, all)
            ?? Quantities.Objection(claim, start, end, unit)
            ?? Brackets.Objection(claim, start, end, unit.Line(names))
            ?? Put(start, end, unit);
        if (objection is { Length: > 0 })
        {
            objections.Add(objection);
        }

        return objection is null;
    }

    // Of all lines, the one that goes farthest says what is wrong.
    private string? Put(int start, int end, EvidenceUnit unit)
    {
        var derivation = new Derivation(claim, unit, unit.Line(names), names, effort);
        var objection = derivation.Objection(start, end);
        if (objection is not null && derivation.Farthest >= farthest.Term)
        {
            farthest = (derivation.Farthest, objection);
        }

        return objection is null ? null : "";
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
