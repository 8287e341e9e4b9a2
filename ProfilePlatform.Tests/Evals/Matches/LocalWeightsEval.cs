using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Tests.Evals.People;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>How well local scores order made-up people, with the weights as they are, as they were, with one part alone, and by BM25.</summary>
[Trait("Category", "Eval")]
public sealed class LocalWeightsEval(ITestOutputHelper output)
{
    private static readonly LocalWeights ByJudgement = LocalWeights.WordsAlone with { Vector = 0.6 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Weights_OnBothHalves_AreMeasured(bool dense)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Set EVALS=1 to measure quality.");
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        foreach (var half in (string[])["fit", "held-out"])
        {
            var pairs = await MemberPairs.OfAsync(half, encoder, TestContext.Current.CancellationToken);
            output.WriteLine($"{half}, {(dense ? "words and vectors" : "words alone")}: {pairs.Members.Count} members");
            var used = dense ? LocalWeights.WithVectors : LocalWeights.WordsAlone;
            var measured = pairs.Measure(used);
            Print("as used", measured, measured);
            foreach (var (name, measures) in Others(pairs, used, dense))
            {
                Print(name, measures, measured);
            }
        }
    }

    private static IEnumerable<(string Name, List<MatchMeasures> Measures)> Others(MemberPairs pairs, LocalWeights used, bool dense)
    {
        var nothing = used with { SeeksMet = 0, OffersWanted = 0, Skills = 0, Interests = 0, Stage = 0 };
        yield return ("by judgement", pairs.Measure(ByJudgement));
        yield return ("all parts alike", pairs.Measure(used with { SeeksMet = 0.2, OffersWanted = 0.2, Skills = 0.2, Interests = 0.2, Stage = 0.2 }));
        yield return ("seeks alone", pairs.Measure(nothing with { SeeksMet = 1 }));
        yield return ("offers alone", pairs.Measure(nothing with { OffersWanted = 1 }));
        yield return ("skills alone", pairs.Measure(nothing with { Skills = 1 }));
        yield return ("interests alone", pairs.Measure(nothing with { Interests = 1 }));
        yield return ("stage alone", pairs.Measure(nothing with { Stage = 1 }));
        yield return ("bm25 whole on whole", pairs.MeasureBm25(person => person.Whole, person => person.Whole));
        yield return ("bm25 seeks on whole", pairs.MeasureBm25(person => person.Seeks, person => person.Whole));
        yield return ("bm25 seeks on giving", pairs.MeasureBm25(person => person.Seeks, PlainTextScores.Giving));
        if (dense)
        {
            yield return ("vector whole, whole", pairs.Measure((from, to) => pairs.Close.Cosine(from.Whole, to.Whole)));
            yield return ("vector seeks, offers", pairs.Measure((from, to) => pairs.Close.Cosine(from.Seeks, to.Offers)));
            yield return ("vector seeks, giving", pairs.Measure((from, to) => pairs.Close.Cosine(from.Seeks, PlainTextScores.Giving(to))));
        }
    }

    private void Print(string name, List<MatchMeasures> measures, List<MatchMeasures> used)
    {
        output.WriteLine($"  {name,-22} tau {Of(one => one.Tau)}   order {Of(one => one.Order)}   AUC {Of(one => one.Auc)}   useful in three {Of(one => one.Useful)}   used less it: {Less(one => one.Tau)}, {Less(one => one.Order)}, {Less(one => one.Auc)}");

        Interval Of(Func<MatchMeasures, double> value) => Interval.Of([.. measures.Index().Select(one => ($"{one.Index}", value(one.Item)))]);

        Interval Less(Func<MatchMeasures, double> value) => Interval.Of([.. measures.Index().Select(one => ($"{one.Index}", value(used[one.Index]) - value(one.Item)))]);
    }
}
