using System.Globalization;
using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>A term of a score as the page shows it.</summary>
/// <param name="Label">What it is, in words.</param>
/// <param name="Points">Points to one decimal; negative where it takes away.</param>
/// <param name="From">Where its stretch of the bar begins, 0 to 100.</param>
/// <param name="Width">How long the stretch is.</param>
/// <param name="Ground">Its ground, 0 to 7.</param>
internal sealed record ScorePart(string Label, decimal Points, double From, double Width, int Ground)
{
    /// <summary>"+41.2" or "−15.0".</summary>
    public string Signed => (Points < 0 ? "−" : "+") + Math.Abs(Points).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>"plus 41.2 points", for whoever listens.</summary>
    public string Spoken => (Points < 0 ? "minus " : "plus ") + Math.Abs(Points).ToString("0.0", CultureInfo.InvariantCulture) + " points";
}

/// <summary>A score as points out of 100, and the parts that add up to it.</summary>
internal static class ScoreParts
{
    private const int Grounds = 8;

    /// <summary>The parts. Their points, rounded, add up to the rounded score exactly.</summary>
    public static IReadOnlyList<ScorePart> Of(IReadOnlyList<Contribution> contributions)
    {
        var tenths = Tenths(contributions.Select(term => term.Value * 1000).ToList());
        var gained = Math.Max(tenths.Where(points => points > 0).Sum(), 1);
        // A bar holds 100 points; where there are more, it is their sum. What is taken away lies over the end of what was gained.
        var whole = Math.Max(gained, 1000) / 100.0;
        var (at, back) = (0.0, gained / whole);
        var parts = new List<ScorePart>();
        for (var index = 0; index < contributions.Count; index++)
        {
            var points = tenths[index];
            var width = Math.Min(Math.Abs(points) / whole, points < 0 ? back : 100);
            back -= points < 0 ? width : 0;
            parts.Add(new ScorePart(Label(contributions[index].Name), points / 10m, points < 0 ? back : at, width, parts.Count % Grounds));
            at += points < 0 ? 0 : width;
        }

        return parts;
    }

    /// <summary>The score in points, to one decimal.</summary>
    public static decimal Points(IReadOnlyList<Contribution> contributions) => Of(contributions).Sum(part => part.Points);

    /// <summary>What a term is, in words.</summary>
    public static string Label(string name) => name switch
    {
        "parent_best" => "Best card, by meaning",
        "child_best" => "Best detail, by meaning",
        "average_top3" => "Three best, by meaning",
        "lexical" => "Words of the query",
        "should" => "Wishes fulfilled",
        "role_function" => "Same kind of work",
        "role_standing" => "Same standing",
        "missing_date" => "No dates given",
        "time_mismatch" => "Another time",
        "location_mismatch" => "Another place",
        "company_mismatch" => "Another firm or team",
        "clamp" => "Not below zero",
        _ => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' '),
    };

    // Largest remainders: rounded one by one, the parts would miss their sum by a tenth here and there.
    private static List<int> Tenths(List<double> exact)
    {
        var down = exact.ConvertAll(value => (int)Math.Floor(value));
        var missing = (int)Math.Round(exact.Sum(), MidpointRounding.AwayFromZero) - down.Sum();
        foreach (var index in Enumerable.Range(0, exact.Count).OrderByDescending(index => exact[index] - down[index]).Take(missing))
        {
            down[index]++;
        }

        return down;
    }
}
