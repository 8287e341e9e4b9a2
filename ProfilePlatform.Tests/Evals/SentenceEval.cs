using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Whether a sentence that annotators chose is among the two shown, retrieval included.</summary>
[Trait("Category", "Eval")]
public sealed class SentenceEval(ITestOutputHelper output)
{
    private const int Repeats = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Choose_GroundedQuestions_ShowsAGoldSentence(bool dense)
    {
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var cases = (await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, TestContext.Current.CancellationToken)).Where(item => item.Source.Answerable).ToList();
        var overlap = new LinearModel(0, [1, 0, 0, 0, 0, 0.02, 0, 0, 10, 0, 0, 0, 0, 0, 0]);
        output.WriteLine($"dense {dense}: overlap alone {cases.Count(item => SentenceFit.Shows(item, overlap)) / (double)cases.Count:F3}");

        var runs = new List<double>();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var fold = Folds.Of(cases.Count, 5, repeat);
            var models = Enumerable.Range(0, 5).Select(kept => SentenceFit.Fit(cases.Where((_, i) => fold[i] != kept))).ToList();
            runs.Add(cases.Where((item, i) => SentenceFit.Shows(item, models[fold[i]])).Count() / (double)cases.Count);
        }

        output.WriteLine($"dense {dense}: cross-validated {runs.Average():F3} ({runs.Min():F3} to {runs.Max():F3})");
        var stored = dense ? SentenceRanker.WithVectors : SentenceRanker.Lexical;
        var shown = cases.Count(item => SentenceFit.Shows(item, stored)) / (double)cases.Count;
        output.WriteLine($"dense {dense}: as stored {shown:F3} (n {cases.Count})");
        var all = SentenceFit.Fit(cases);
        output.WriteLine($"dense {dense}: fitted on all [{string.Join(", ", all.Weights.Select(weight => weight.ToString("F3", CultureInfo.InvariantCulture)))}]");
        output.WriteLine($"dense {dense}: fitted on all shows {cases.Count(item => SentenceFit.Shows(item, all)) / (double)cases.Count:F3}");
    }
}
