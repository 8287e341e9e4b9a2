using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// How well answerable questions are told from others: over public passages, every passage in the same index, and over fictional CVs.
/// The model is fitted on both kinds; two CVs take part in the fit, the third is only measured.
/// </summary>
[Trait("Category", "Eval")]
public sealed class AnswerabilityEval(ITestOutputHelper output)
{
    private const double Penalty = 10;
    private const int Repeats = 10;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Judge_Questions_SeparatesAnswerable(bool dense)
    {
        var token = TestContext.Current.CancellationToken;
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var grounded = Cases((await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, token)).Select(item => (item.Answerability, item.Source.Answerable)));
        var (maya, arjun, elena) = (await CvCases.BuildAsync("maya", encoder, token), await CvCases.BuildAsync("arjun", encoder, token), await CvCases.BuildAsync("elena", encoder, token));
        var people = Cases(maya.Concat(arjun).Select(item => (item.Answerability, item.Question.Answerable)));
        var kept = Cases(elena.Select(item => (item.Answerability, item.Question.Answerable)));

        var runs = Enumerable.Range(0, Repeats).Select(seed => CrossValidated(grounded, people, seed)).ToList();
        var mean = Enumerable.Range(0, grounded.Rows.Count).Select(i => runs.Average(run => run[i])).ToList();
        var (low, high) = Auc.Interval(mean, grounded.Labels);
        var all = LogisticFit.Fit([.. grounded.Rows, .. people.Rows], [.. grounded.Labels, .. people.Labels], Penalty);
        output.WriteLine($"dense {dense}: AUC cross-validated {runs.Average(run => Auc.Of(run, grounded.Labels)):F3}, interval {low:F3} to {high:F3}; without the people {runs.Select((_, seed) => Auc.Of(CrossValidated(grounded, (new(), new()), seed), grounded.Labels)).Take(3).Average():F3}");
        foreach (var (name, set) in (IEnumerable<(string, (List<double[]> Rows, List<bool> Labels))>)[("fitting CVs", people), ("kept CV", kept)])
        {
            var stored = dense ? Answerability.WithVectors : Answerability.Lexical;
            output.WriteLine($"dense {dense}: {name} AUC {Auc.Of(set.Rows.ConvertAll(all.Score), set.Labels):F3}, right at the threshold as stored {set.Rows.Where((row, i) => stored.Probability(row) >= Answerability.Threshold == set.Labels[i]).Count() / (double)set.Rows.Count:F3}");
        }

        output.WriteLine($"dense {dense}: fitted on all {all.Bias.ToString("F3", CultureInfo.InvariantCulture)}, [{string.Join(", ", all.Weights.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))}]");
        foreach (var item in maya.Concat(arjun).Where(item => all.Probability(item.Answerability) >= (item.Question.Answerable ? 0.5 : 0.3) != item.Question.Answerable))
        {
            output.WriteLine($"   {(item.Question.Answerable ? '+' : '-')} {all.Probability(item.Answerability):F2} {item.Question.Text}");
        }

        foreach (var (name, cases) in (IEnumerable<(string, IEnumerable<CvCase>)>)[("fitting CVs", maya.Concat(arjun)), ("kept CV", elena)])
        {
            var asked = cases.Where(item => item.Question.Answerable).ToList();
            output.WriteLine($"dense {dense}: {name}, expected sentence shown {asked.Count(item => Shows(item, dense)) / (double)asked.Count:F3} of {asked.Count}");
        }

        Auc.Of(mean, grounded.Labels).ShouldBeGreaterThan(dense ? 0.85 : 0.84);
    }

    private static bool Shows(CvCase item, bool dense)
    {
        var ranker = dense ? SentenceRanker.WithVectors : SentenceRanker.Lexical;
        var ranked = item.Evidence.Candidates.Zip(item.Features.Select(row => ranker.Score(row)), (candidate, score) => (candidate, score)).OrderByDescending(pair => pair.score).ToList();
        return SentenceSelection.Choose(item.Evidence.Question, ranked).Any(item.IsGold);
    }

    private static (List<double[]> Rows, List<bool> Labels) Cases(IEnumerable<(double[] Row, bool Label)> cases)
    {
        var list = cases.ToList();
        return (list.ConvertAll(item => item.Row), list.ConvertAll(item => item.Label));
    }

    private static double[] CrossValidated((List<double[]> Rows, List<bool> Labels) measured, (List<double[]> Rows, List<bool> Labels) also, int seed)
    {
        var fold = Folds.Of(measured.Rows.Count, 5, seed);
        var models = Enumerable.Range(0, 5).Select(kept => LogisticFit.Fit(
            [.. measured.Rows.Where((_, i) => fold[i] != kept), .. also.Rows],
            [.. measured.Labels.Where((_, i) => fold[i] != kept), .. also.Labels],
            Penalty)).ToList();
        return [.. measured.Rows.Select((row, i) => models[fold[i]].Score(row))];
    }
}
