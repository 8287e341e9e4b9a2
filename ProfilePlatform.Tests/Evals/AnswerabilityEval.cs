using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// How well answerable questions are told from others. The model is fitted on questions about people alone: two CVs and every second question about the
/// demo people. A third CV, the other questions about the demo people, and the whole public set (every passage in one index) are only measured.
/// </summary>
[Trait("Category", "Eval")]
public sealed class AnswerabilityEval(ITestOutputHelper output)
{
    private const double Penalty = 10;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Judge_Questions_SeparatesAnswerable(bool dense)
    {
        var token = TestContext.Current.CancellationToken;
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var grounded = await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, token);
        var demo = await DemoCases.BuildAsync(dense, token);
        List<CvCase> fitting = [.. await CvCases.BuildAsync("maya", encoder, token), .. await CvCases.BuildAsync("arjun", encoder, token), .. demo.Fitting];
        var elena = await CvCases.BuildAsync("elena", encoder, token);

        var model = LogisticFit.Fit(fitting.ConvertAll(item => item.Answerability), fitting.ConvertAll(item => item.Question.Answerable), Penalty);
        var stored = dense ? Answerability.WithVectors : Answerability.Lexical;
        output.WriteLine($"dense {dense}: fitted {Number(model.Bias)}, [{string.Join(", ", model.Weights.Select(Number))}]");
        Report("fitting", fitting);
        Report("kept CV", elena);
        Report("kept demo questions", demo.Kept);

        var scores = grounded.ConvertAll(item => stored.Score(item.Answerability));
        var labels = grounded.ConvertAll(item => item.Source.Answerable);
        var (low, high) = Auc.Interval(scores, labels);
        output.WriteLine($"dense {dense}: public set AUC {Auc.Of(scores, labels):F3}, 95 % interval {low:F3} to {high:F3}, n {labels.Count}");
        Auc.Of(scores, labels).ShouldBeGreaterThanOrEqualTo(0.85);

        void Report(string name, List<CvCase> cases)
        {
            var asked = cases.Where(item => item.Question.Answerable).ToList();
            var vain = cases.Where(item => !item.Question.Answerable).ToList();
            output.WriteLine(
                $"dense {dense}: {name}: AUC {Auc.Of(cases.ConvertAll(item => stored.Score(item.Answerability)), cases.ConvertAll(item => item.Question.Answerable)):F3}, "
                + $"answered {asked.Count(Answered)} of {asked.Count}, refused {vain.Count(item => !Answered(item))} of {vain.Count}, "
                + $"passage among four {asked.Count(item => item.Found)}, expected sentence shown {asked.Count(item => Shows(item, dense))}");
        }

        bool Answered(CvCase item) => stored.Probability(item.Answerability) >= Answerability.Threshold;
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static bool Shows(CvCase item, bool dense)
    {
        var ranker = dense ? SentenceRanker.WithVectors : SentenceRanker.Lexical;
        var ranked = item.Evidence.Candidates
            .Zip(item.Features.Select(row => ranker.Score(row)), (candidate, score) => (candidate, score))
            .OrderByDescending(pair => pair.score)
            .ToList();
        return SentenceSelection.Choose(item.Evidence.Question, ranked).Any(item.IsGold);
    }
}
