namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A clause of a claim and the unit that it rests on.</summary>
internal readonly record struct AlignedClause(int First, int End, EvidenceUnit Unit);

/// <summary>
/// Finds the fewest units that together hold a claim: each clause rests on one unit and the header of its entry, and clauses rest on one entry
/// unless "and" or a semicolon begins a new statement. So figures of two jobs cannot be mixed.
/// </summary>
internal sealed class Alignment
{
    // More units than these never help: they are those that hold most of the claim.
    private const int MaxUnits = 32;
    private const int MaxBorders = 24;
    private const int UnitCost = 100;
    private readonly Claim claim;
    private readonly ClauseCheck check;
    private readonly List<EvidenceUnit> units;
    private readonly Place[][] places;
    private readonly int[][] missing;

    public Alignment(Claim claim, List<EvidenceUnit> all, ClauseCheck check)
    {
        this.claim = claim;
        this.check = check;
        var scored = all.ConvertAll(unit => (Unit: unit, Places: Places(unit)));
        var kept = scored.Select(item => (item.Unit, item.Places, Held: item.Places.Count(place => place >= Place.Header)))
            .Where(item => item.Held > 0)
            .OrderByDescending(item => item.Held).ThenBy(item => item.Unit.IsPair).ThenBy(item => item.Unit.Span.Length)
            .Take(MaxUnits).ToList();
        units = kept.ConvertAll(item => item.Unit);
        places = [.. kept.Select(item => item.Places)];
        missing = [.. places.Select(Missing)];
    }

    /// <summary>The clauses with their units; null where the units do not hold the claim.</summary>
    public List<AlignedClause>? Find()
    {
        var borders = claim.Borders.Count <= MaxBorders ? claim.Borders : [claim.Borders[0], claim.Borders[^1]];
        var best = new Dictionary<State, Step>[borders.Count];
        best[0] = new() { [new State(-1, Pinned: false)] = new Step(0, 0, null) };
        for (var to = 1; to < borders.Count; to++)
        {
            best[to] = [];
            for (var from = 0; from < to; from++)
            {
                Extend(best[from], best[to], borders[from], borders[to].Index, from);
            }
        }

        return best[^1].Count == 0 ? null : Trace(best, best[^1].MinBy(pair => pair.Value.Cost).Key);
    }

    /// <summary>The place of a term seen from a unit that was kept.</summary>
    public Place PlaceOf(EvidenceUnit unit, int term) => places[units.IndexOf(unit)][term];

    private void Extend(Dictionary<State, Step> before, Dictionary<State, Step> after, (int Index, bool Joins) start, int end, int from)
    {
        if (before.Count == 0)
        {
            return;
        }

        if (!Array.Exists(claim.Required[start.Index..end], required => required))
        {
            // "…, although she had no experience": a denial must deny something that is checked.
            var denies = end == claim.Terms.Count && claim.Terms.FindIndex(start.Index, term => Vocabulary.IsNegation(term.Text)) >= 0;
            foreach (var (state, step) in denies ? [] : before)
            {
                Keep(after, state, new Step(step.Cost, from, state));
            }

            return;
        }

        for (var unit = 0; unit < units.Count; unit++)
        {
            if (missing[unit][end] - missing[unit][start.Index] > 0 || !Anchors(unit, start.Index, end) || !check.Allows(start.Index, end, units[unit], places[unit]))
            {
                continue;
            }

            var says = claim.Required.AsSpan(start.Index, end - start.Index).Count(true);
            var pins = Pins(unit, start.Index, end);
            foreach (var (state, step) in before)
            {
                if (state.Unit < 0 || units[state.Unit].Entry.Id == units[unit].Entry.Id || (start.Joins && says > 1 && (!state.Pinned || pins)) || Follows(state, unit, start.Index))
                {
                    var cost = state.Unit == unit ? 1 : UnitCost + (units[unit].IsPair ? 10 : 0) + (units[unit].IsHeader ? 0 : 1);
                    Keep(after, new State(unit, state.Pinned || pins), new Step(step.Cost + cost, from, state));
                }
            }
        }
    }

    // "Before Nimbekar, she was …" names another entry, which must be the later one.
    private bool Follows(State state, int unit, int start)
    {
        if (claim.Order == 0 || start > 8 || claim.Borders[1].Index != start)
        {
            return false;
        }

        var (named, told) = (units[state.Unit].Entry, units[unit].Entry);
        return claim.Order > 0 ? CareerOrder.Precedes(told, named) : CareerOrder.Precedes(named, told);
    }

    private static void Keep(Dictionary<State, Step> steps, State state, Step step)
    {
        if (!steps.TryGetValue(state, out var known) || step.Cost < known.Cost)
        {
            steps[state] = step;
        }
    }

    private List<AlignedClause> Trace(Dictionary<State, Step>[] best, State last)
    {
        var clauses = new List<AlignedClause>();
        var (border, state) = (best.Length - 1, last);
        while (border > 0)
        {
            var step = best[border][state];
            if (state.Unit >= 0 && (step.Before is not { } before || before != state || HasOwn(step.From, border)))
            {
                clauses.Add(new AlignedClause(claim.Borders[Index(step.From)].Index, claim.Borders[Index(border)].Index, units[state.Unit]));
            }

            (border, state) = (step.From, step.Before ?? new State(-1, false));
        }

        clauses.Reverse();
        return clauses;

        int Index(int at) => best.Length == claim.Borders.Count ? at : at == 0 ? 0 : claim.Borders.Count - 1;

        bool HasOwn(int from, int to) =>
            Array.Exists(claim.Required[claim.Borders[Index(from)].Index..claim.Borders[Index(to)].Index], required => required);
    }

    // Something of the clause must stand in the unit itself, and numbers alone are no statement.
    private bool Anchors(int unit, int start, int end)
    {
        var (held, words) = (false, false);
        for (var index = start; index < end; index++)
        {
            if (claim.Required[index])
            {
                held |= places[unit][index] == Place.Body;
                words |= claim.Terms[index].Kind is Facts.TermKind.Word or Facts.TermKind.Contact;
            }
        }

        return held && (words || (start == 0 && end == claim.Terms.Count));
    }

    // The clause names the entry that it speaks of.
    private bool Pins(int unit, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            var inHeader = places[unit][index] == Place.Header || ((units[unit].IsHeader || units[unit].Entry.IsRow) && places[unit][index] == Place.Body);
            if (inHeader && claim.Required[index] && (claim.IsName(index) || claim.Terms[index].Kind == Facts.TermKind.Date))
            {
                return true;
            }
        }

        return false;
    }

    private Place[] Places(EvidenceUnit unit)
    {
        var found = new Place[claim.Terms.Count];
        for (var index = 0; index < found.Length; index++)
        {
            found[index] = claim.Required[index] ? check.PlaceOf(index, unit) : Place.None;
        }

        return found;
    }

    private int[] Missing(Place[] found)
    {
        var sums = new int[found.Length + 1];
        for (var index = 0; index < found.Length; index++)
        {
            sums[index + 1] = sums[index] + (claim.Required[index] && found[index] == Place.None ? 1 : 0);
        }

        return sums;
    }

    private readonly record struct State(int Unit, bool Pinned);

    private sealed record Step(int Cost, int From, State? Before);
}
