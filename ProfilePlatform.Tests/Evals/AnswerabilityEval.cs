using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>How well answerable questions are told from others, every passage in the same index.</summary>
[Trait("Category", "Eval")]
public sealed class AnswerabilityEval(ITestOutputHelper output)
{
    private const double Penalty = 10;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Score_GroundedQuestions_SeparatesAnswerable(bool dense)
    {
        var cases = await GroundedCases.BuildAsync(GroundedQa.Load(), dense ? PassageIndex.LocalEncoder() : null, TestContext.Current.CancellationToken);
        var labels = cases.ConvertAll(item => item.Source.Answerable);
        var rows = cases.ConvertAll(item => item.Answerability);
        for (var j = 0; j < AnswerabilityFeatures.Names.Length; j++)
        {
            output.WriteLine($"{AnswerabilityFeatures.Names[j],-24} alone {Auc.Of(rows.ConvertAll(row => row[j]), labels):F3}");
        }

        foreach (var penalty in (double[])[1, 3, 10, 30, 100])
        {
            output.WriteLine($"penalty {penalty}: {CrossValidated(rows, labels, penalty, 5).Average(scores => Auc.Of(scores, labels)):F3}");
        }

        var runs = CrossValidated(rows, labels, Penalty, 20);
        var mean = Enumerable.Range(0, rows.Count).Select(i => runs.Average(run => run[i])).ToList();
        var interval = Auc.Interval(mean, labels);
        output.WriteLine($"dense {dense}: AUC cross-validated {runs.Average(run => Auc.Of(run, labels)):F3}, interval {interval.Low:F3} to {interval.High:F3}");
        var all = LogisticFit.Fit(rows, labels, Penalty);
        output.WriteLine($"bias {all.Bias:F3}");
        for (var j = 0; j < all.Weights.Count; j++)
        {
            output.WriteLine($"{AnswerabilityFeatures.Names[j],-24} {all.Weights[j]:F3}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Score_QuestionsAboutPeople_SeparatesAnswerable(bool dense)
    {
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        var grounded = await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, TestContext.Current.CancellationToken);
        List<CvCase> tune = [.. await CvCases.BuildAsync("maya", encoder, TestContext.Current.CancellationToken), .. await CvCases.BuildAsync("arjun", encoder, TestContext.Current.CancellationToken)];
        var kept = await CvCases.BuildAsync("elena", encoder, TestContext.Current.CancellationToken);
        foreach (var weight in (int[])[0, 1, 2, 4])
        {
            List<double[]> rows = [.. grounded.Select(item => item.Answerability)];
            List<bool> labels = [.. grounded.Select(item => item.Source.Answerable)];
            var (wiki, wikiLabels) = (rows.ToList(), labels.ToList());
            for (var i = 0; i < weight; i++)
            {
                rows.AddRange(tune.Select(item => item.Answerability));
                labels.AddRange(tune.Select(item => item.Question.Answerable));
            }

            var model = LogisticFit.Fit(rows, labels, Penalty);
            output.WriteLine($"dense {dense} weight {weight}: people tuned {Auc.Of(tune.ConvertAll(c => model.Score(c.Answerability)), tune.ConvertAll(c => c.Question.Answerable)):F3}, kept {Auc.Of(kept.ConvertAll(c => model.Score(c.Answerability)), kept.ConvertAll(c => c.Question.Answerable)):F3}, grounded {Auc.Of(wiki.ConvertAll(model.Score), wikiLabels):F3}");
            if (weight == 1)
            {
                output.WriteLine($"bias {model.Bias:F3} [{string.Join(", ", model.Weights.Select(w => w.ToString("F3", System.Globalization.CultureInfo.InvariantCulture)))}]");
                for (var j = 0; j < model.Weights.Count; j++)
                {
                    output.WriteLine($"{AnswerabilityFeatures.Names[j],-24} {model.Weights[j]:F3}");
                }

                foreach (var item in tune.Where(c => c.Question.Answerable != model.Probability(c.Answerability) > 0.5).OrderBy(c => model.Score(c.Answerability)))
                {
                    output.WriteLine($"{(item.Question.Answerable ? '+' : '-')} {model.Probability(item.Answerability):F2} {item.Question.Text} [{string.Join(' ', item.Answerability.Select(f => f.ToString("F1", System.Globalization.CultureInfo.InvariantCulture)))}]");
                }
            }
        }

        foreach (var item in tune.Where(item => item.Question.Answerable))
        {
            var ranked = item.Evidence.Candidates.Zip(item.Features.Select((encoder is null ? SentenceRanker.Lexical : SentenceRanker.WithVectors).Score)).OrderByDescending(pair => pair.Second).ToList();
            if (!ranked.Take(2).Any(pair => item.IsGold(pair.First)))
            {
                output.WriteLine($"SENT {item.Question.Text} topics {string.Join(',', item.Evidence.Question.Topics)}");
                foreach (var (c, score) in ranked.Take(4))
                {
                    output.WriteLine($"   {score:F2} {(item.IsGold(c) ? '*' : ' ')} {c.Passage.Chunk.Topic}: {c.Text}");
                }
            }
        }
        foreach (var (name, set) in (IEnumerable<(string, List<CvCase>)>)[("tuned", tune), ("kept", kept)])
        {
            var asked = set.Where(item => item.Question.Answerable).ToList();
            output.WriteLine($"people {name}: expected sentence among two {asked.Count(item => item.Evidence.Candidates.Zip(item.Features.Select((encoder is null ? SentenceRanker.Lexical : SentenceRanker.WithVectors).Score)).OrderByDescending(pair => pair.Second).Take(2).Any(pair => item.IsGold(pair.First))) / (double)asked.Count:F3} of {asked.Count}");
        }
    }

    private static List<List<double>> CrossValidated(List<double[]> rows, List<bool> labels, double penalty, int repeats)
    {
        var runs = new List<List<double>>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var order = Folds.Of(rows.Count, 5, repeat);
            var scores = new double[rows.Count];
            for (var fold = 0; fold < 5; fold++)
            {
                var model = LogisticFit.Fit([.. rows.Where((_, i) => order[i] != fold)], [.. labels.Where((_, i) => order[i] != fold)], penalty);
                for (var i = 0; i < rows.Count; i++)
                {
                    scores[i] = order[i] == fold ? model.Score(rows[i]) : scores[i];
                }
            }

            runs.Add([.. scores]);
        }

        return runs;
    }
}
