using ProfilePlatform.Core.Chat.Local;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question to fit on: its candidates' features, which of them answer it, and how many pairs it may give.</summary>
internal sealed record FitRow(double[][] Features, IReadOnlyList<bool> Gold, int Pairs);

/// <summary>Fits the sentence ranker on pairs of a sentence that annotators chose and one that they did not.</summary>
internal static class SentenceFit
{
    private const double Penalty = 30;

    // Equal say for every question, however many sentences its passages have.
    public const int PairsPerQuestion = 40;

    // Questions about people bend the weights; the public set, with more of a choice of sentences, gives them.
    public const int PairsPerPerson = 10;

    public static LinearModel Fit(IEnumerable<FitRow> cases)
    {
        var random = new Random(5);
        var rows = new List<double[]>();
        var labels = new List<bool>();
        foreach (var item in cases)
        {
            var gold = item.Gold;
            var pairs = (
                from good in Enumerable.Range(0, gold.Count).Where(i => gold[i])
                from bad in Enumerable.Range(0, gold.Count).Where(i => !gold[i])
                select (good, bad)).ToArray();
            random.Shuffle(pairs);
            foreach (var (good, bad) in pairs.Take(item.Pairs))
            {
                // Both directions, so that no bias is learnt.
                rows.Add([.. item.Features[good].Zip(item.Features[bad], (a, b) => a - b)]);
                labels.Add(true);
                rows.Add([.. item.Features[bad].Zip(item.Features[good], (a, b) => a - b)]);
                labels.Add(false);
            }
        }

        return LogisticFit.Fit(rows, labels, Penalty, centre: false);
    }

    /// <summary>True where a chosen sentence is among those that the product would show.</summary>
    public static bool Shows(GroundedCase item, LinearModel model) => Chosen(item.Evidence, item.Features, model).Take(2).Any(item.IsGold);

    /// <summary>True where a sentence with the expected words is among those that the product would show.</summary>
    public static bool Shows(CvCase item, LinearModel model) => Chosen(item.Evidence, item.Features, model).Any(item.IsGold);

    private static IReadOnlyList<Candidate> Chosen(Evidence evidence, double[][] features, LinearModel model)
    {
        var ranked = evidence.Candidates
            .Zip(features.Select(row => model.Score(row)), (candidate, score) => (candidate, score))
            .OrderByDescending(pair => pair.score)
            .ToList();
        return SentenceSelection.Choose(evidence.Question, ranked);
    }
}
