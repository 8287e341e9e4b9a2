using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Whether a sentence that annotators chose is among the two shown.</summary>
[Trait("Category", "Eval")]
public sealed class SentenceEval(ITestOutputHelper output)
{
    private const double Penalty = 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rank_GroundedQuestions_ShowsAGoldSentence(bool dense)
    {
        var cases = (await GroundedCases.BuildAsync(GroundedQa.Load(), dense ? PassageIndex.LocalEncoder() : null, TestContext.Current.CancellationToken)).Where(item => item.Source.Answerable).ToList();
        var simple = new LinearModel(0, [1, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0]);
        output.WriteLine($"overlap alone {Share(cases, simple):F3}");

        foreach (var within in (bool[])[false, true])
        foreach (var penalty in (double[])[3, 10, 30, 100, 300])
        {
            var scores = new List<double>();
            var scores0 = new List<double>();
            for (var repeat = 0; repeat < 6; repeat++)
            {
                var order = Folds.Of(cases.Count, 5, repeat);
                var (hits, hits0) = (0, 0);
                for (var fold = 0; fold < 5; fold++)
                {
                    var model = Fit(cases.Where((_, i) => order[i] != fold), within, penalty);
                    hits += cases.Where((_, i) => order[i] == fold).Count(item => Hit(item, model));
                    hits0 += cases.Where((_, i) => order[i] == fold).Count(item => Hit0(item, model));
                }

                scores.Add(hits / (double)cases.Count);
                scores0.Add(hits0 / (double)cases.Count);
            }

            output.WriteLine($"within {within} penalty {penalty} cross-validated {scores.Average():F3} ({scores.Min():F3} to {scores.Max():F3}) top passage only {scores0.Average():F3} ({scores0.Min():F3} to {scores0.Max():F3})");
        }

        var all = Fit(cases, true, Penalty);
        output.WriteLine($"fitted on all {Share(cases, all):F3}");
        for (var j = 0; j < all.Weights.Count; j++)
        {
            output.WriteLine($"{SentenceFeatures.Names[j],-24} {all.Weights[j].ToString("F3", CultureInfo.InvariantCulture)}");
        }

        foreach (var item in cases.Where((item, i) => i % 2 == 0 && !Hit(item, all)))
        {
            output.WriteLine("Q " + item.Source.Question);
            foreach (var (candidate, score) in item.Evidence.Candidates.Zip(item.Features.Select(row => all.Score(row))).OrderByDescending(pair => pair.Second).Take(5))
            {
                output.WriteLine($"   {score:F2} {(item.IsGold(candidate) ? '*' : ' ')} [{candidate.Rank}.{candidate.Index}] {candidate.Text}");
            }
        }
    }

    private static double Share(List<GroundedCase> cases, LinearModel model) => cases.Count(item => Hit(item, model)) / (double)cases.Count;

    private static bool Hit(GroundedCase item, LinearModel model) => item.Evidence.Candidates
        .Zip(item.Features.Select(row => model.Score(row)))
        .OrderByDescending(pair => pair.Second)
        .Take(2)
        .Any(pair => item.IsGold(pair.First));

    private static bool Hit0(GroundedCase item, LinearModel model) => item.Evidence.Candidates
        .Zip(item.Features.Select(row => model.Score(row)))
        .Where(pair => pair.First.Rank == 0)
        .OrderByDescending(pair => pair.Second)
        .Take(2)
        .Any(pair => item.IsGold(pair.First));

    private static LinearModel Fit(IEnumerable<GroundedCase> cases, bool within, double penalty)
    {
        var rows = new List<double[]>();
        var labels = new List<bool>();
        foreach (var item in cases)
        {
            var gold = item.Features.Where((_, i) => item.IsGold(item.Evidence.Candidates[i])).ToList();
            var rest = item.Features.Where((_, i) => !item.IsGold(item.Evidence.Candidates[i])).ToList();
            if (within)
            {
                var ranks = item.Evidence.Candidates.Where(item.IsGold).Select(c => c.Rank).ToHashSet();
                rest = item.Features.Where((_, i) => !item.IsGold(item.Evidence.Candidates[i]) && ranks.Contains(item.Evidence.Candidates[i].Rank)).ToList();
            }

            foreach (var (good, bad) in gold.SelectMany(good => rest.Select(bad => (good, bad))))
            {
                // Both directions, so that no bias is learnt.
                rows.Add([.. good.Zip(bad, (a, b) => a - b)]);
                labels.Add(true);
                rows.Add([.. bad.Zip(good, (a, b) => a - b)]);
                labels.Add(false);
            }
        }

        return LogisticFit.Fit(rows, labels, penalty, centre: false);
    }
}
