using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>BM25 over stems, as a baseline: what one text says against other texts, without fields, phrases or weights.</summary>
internal sealed class PlainTextScores(IReadOnlyList<string> texts)
{
    private const double K = 1.2;
    private const double B = 0.75;

    private readonly List<List<string>> _stems = [.. texts.Select(text => Stems.In(text).ToList())];

    /// <summary>The score of each text for these words.</summary>
    public double[] Of(string words)
    {
        var terms = Stems.In(words).Distinct(StringComparer.Ordinal).ToList();
        var mean = _stems.Average(text => text.Count);
        var rarity = terms.ToDictionary(term => term, term => Math.Log(1 + ((_stems.Count - Holding(term) + 0.5) / (Holding(term) + 0.5))), StringComparer.Ordinal);
        return [.. _stems.Select(text => terms.Sum(term =>
        {
            var count = text.Count(stem => stem == term);
            return rarity[term] * count * (K + 1) / (count + (K * (1 - B + (B * text.Count / mean))));
        }))];
    }

    /// <summary>What a person can do for others.</summary>
    public static string Giving(MatchPerson person) => string.Join(". ", [person.Offers, .. person.Skills, person.JobTitle]);

    private int Holding(string term) => _stems.Count(text => text.Contains(term));
}
