using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// Fits the ranker of sentences and answerability, and measures both. The ranker learns from the public set and from people: on the public set it is cross-validated
/// by question. Answerability learns from people alone. The third CV, the six other demo people and, for answerability, the whole public set are only measured.
/// </summary>
[Trait("Category", "Eval")]
public sealed class SentenceEval(ITestOutputHelper output)
{
    private const int Repeats = 4;
    private const double Penalty = 10;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Choose_Questions_ShowsAGoldSentence(bool dense)
    {
        var token = TestContext.Current.CancellationToken;
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var grounded = await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, token);
        var people = await PeopleCases.BuildAsync(encoder, token);
        var cases = grounded.Where(item => item.Source.Answerable).ToList();
        var overlap = new LinearModel(0, [1, 0, 0, 0, 0.02, 0, 0, 10]);
        output.WriteLine($"dense {dense}: overlap alone {Share(cases, overlap)}");
        CrossValidate(dense, "public questions alone", cases, []);
        CrossValidate(dense, "with people", cases, people.Fitting);

        var ranker = SentenceFit.Fit(Rows(cases, people.Fitting));
        var stored = dense ? SentenceRanker.WithVectors : SentenceRanker.Lexical;
        output.WriteLine($"dense {dense}: public set as stored {Share(cases, stored)}, fitted on all {Share(cases, ranker)}");
        output.WriteLine($"dense {dense}: ranker fitted {Numbers(ranker)}");
        var judge = LogisticFit.Fit(
            people.Fitting.ConvertAll(item => item.Answerability(ranker)), people.Fitting.ConvertAll(item => item.Question.Answerable), Penalty);
        output.WriteLine($"dense {dense}: answerability fitted {Numbers(judge)}");
        Report($"dense {dense}, as stored", people, grounded, stored, dense ? Answerability.WithVectors : Answerability.Lexical).ShouldBeGreaterThanOrEqualTo(0.85);
        Report($"dense {dense}, as fitted", people, grounded, ranker, judge);
    }

    private static IEnumerable<FitRow> Rows(IEnumerable<GroundedCase> cases, IEnumerable<CvCase> people) =>
        
        [.. cases.Select(item => new FitRow(item.Features, item.Gold, SentenceFit.PairsPerQuestion)), .. people.Select(item => new FitRow(item.Features, item.Gold, SentenceFit.PairsPerPerson))];

    private static string Share(List<GroundedCase> cases, LinearModel model) =>
        (cases.Count(item => SentenceFit.Shows(item, model)) / (double)cases.Count).ToString("F3", CultureInfo.InvariantCulture);

    private static string Numbers(LinearModel model) =>
        $"({model.Bias.ToString("F3", CultureInfo.InvariantCulture)}, [{string.Join(", ", model.Weights.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))}])";

    private void CrossValidate(bool dense, string name, List<GroundedCase> cases, List<CvCase> people)
    {
        var runs = new List<double>();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var fold = Folds.Of(cases.Count, 5, repeat);
            var models = Enumerable.Range(0, 5).Select(kept => SentenceFit.Fit(Rows(cases.Where((_, i) => fold[i] != kept), people))).ToList();
            runs.Add(cases.Where((item, i) => SentenceFit.Shows(item, models[fold[i]])).Count() / (double)cases.Count);
        }

        output.WriteLine($"dense {dense}: cross-validated, {name}: {runs.Average():F3} ({runs.Min():F3} to {runs.Max():F3}), n {cases.Count}");
    }

    private double Report(string name, PeopleCases people, List<GroundedCase> grounded, LinearModel ranker, LinearModel judge)
    {
        Write("fitting", people.Fitting);
        Write("kept CV", people.KeptCv);
        Write("kept demo people", people.KeptDemo);
        var scores = grounded.ConvertAll(item => judge.Score(item.Answerability(ranker)));
        var labels = grounded.ConvertAll(item => item.Source.Answerable);
        var (low, high) = Auc.Interval(scores, labels);
        output.WriteLine($"{name}: public set AUC {Auc.Of(scores, labels):F3}, 95 % interval {low:F3} to {high:F3}, n {labels.Count}");
        return Auc.Of(scores, labels);

        void Write(string part, List<CvCase> cases)
        {
            var asked = cases.Where(item => item.Question.Answerable).ToList();
            var vain = cases.Where(item => !item.Question.Answerable).ToList();
            output.WriteLine(
                $"{name}: {part}: AUC {Auc.Of(cases.ConvertAll(item => judge.Score(item.Answerability(ranker))), cases.ConvertAll(item => item.Question.Answerable)):F3}, "
                + string.Join(", ", new[] { 0.35, 0.4, 0.45, 0.5, 0.55, 0.6 }.Select(threshold => $"at {threshold:F2} answered {asked.Count(item => Answered(item, threshold))} refused {vain.Count(item => !Answered(item, threshold))}"))
                + $", of {asked.Count} and {vain.Count}, passage among four {asked.Count(item => item.Found)}, expected sentence shown {asked.Count(item => SentenceFit.Shows(item, ranker))}");
        }

        bool Answered(CvCase item, double threshold) => judge.Probability(item.Answerability(ranker)) >= threshold;
    }
}
