using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// Finds the line of the passages that a sentence speaks of, whatever it says of it. What it finds is quoted, so that a mistake costs a beside-the-point quotation and never a wrong statement.
/// </summary>
internal sealed class NearestLine(List<EvidenceUnit> units)
{
    // Of the sentence's weight, the part that a line must hold.
    private const double LeastShare = 0.5;
    private const double InHeader = 0.6;
    private const double InHeading = 0.3;

    // Facts and names tell lines apart better than words do.
    private const double OfFact = 2;

    // Two sentences or a whole list hold more than one line in any case.
    private const double Joined = 0.15;
    private const int FewestHeld = 2;

    private readonly int lines = units.Count(unit => !unit.IsPair);

    /// <summary>The quotation of the line; null where none holds enough of the sentence.</summary>
    /// <param name="claim">The sentence.</param>
    /// <param name="quote">Quotes a unit; null for one that may not be quoted.</param>
    public LineQuote? Of(Claim claim, Func<EvidenceUnit, LineQuote?> quote)
    {
        var required = Enumerable.Range(0, claim.Terms.Count).Where(index => claim.Required[index]).ToList();
        var places = units.ConvertAll(unit => required.ConvertAll(index => Coverage.Of(claim, index, unit)));
        var weights = required.ConvertAll(index => claim.Terms[index].Kind != TermKind.Word || claim.IsName(index) ? OfFact : 1);
        for (var term = 0; term < required.Count; term++)
        {
            var holding = Enumerable.Range(0, units.Count).Count(unit => !units[unit].IsPair && places[unit][term] == Place.Body);
            weights[term] *= Math.Log(1 + ((lines + 1.0) / (holding + 1)));
        }

        var all = weights.Sum();
        var (best, most, length) = ((LineQuote?)null, LeastShare, 0);
        for (var unit = 0; unit < units.Count; unit++)
        {
            var held = Enumerable.Range(0, required.Count).Sum(term => weights[term] * Worth(places[unit][term])) / all;
            var words = places[unit].Count(place => place == Place.Body);
            var share = held - (units[unit].IsPair ? Joined : 0);
            if (words >= Math.Min(FewestHeld, required.Count) && (share > most || (share == most && units[unit].Span.Length < length)) && quote(units[unit]) is { } quoted)
            {
                (best, most, length) = (quoted, share, units[unit].Span.Length);
            }
        }

        return best;
    }

    private static double Worth(Place place) => place switch { Place.Body => 1, Place.Header => InHeader, Place.Heading => InHeading, _ => 0 };
}
