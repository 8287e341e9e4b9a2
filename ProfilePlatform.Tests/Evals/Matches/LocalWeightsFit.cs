using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>Fits <see cref="LocalWeights"/> on the fit half: one after the other to the best of a few values, until none changes. With MATCH_FIT=1.</summary>
[Trait("Category", "Eval")]
public sealed class LocalWeightsFit(ITestOutputHelper output)
{
    // With thirty members, less is noise.
    private const double Worthwhile = 0.002;

    private static readonly (string Name, double[] Values, Func<LocalWeights, double> Get, Func<LocalWeights, double, LocalWeights> Set)[] Constants =
    [
        ("seeks", [0.3, 0.45, 0.6, 0.8], weights => weights.SeeksMet, (weights, value) => weights with { SeeksMet = value }),
        ("offers", [0.05, 0.1, 0.15, 0.2, 0.25, 0.35], weights => weights.OffersWanted, (weights, value) => weights with { OffersWanted = value }),
        ("skills", [0, 0.01, 0.03, 0.06, 0.12], weights => weights.Skills, (weights, value) => weights with { Skills = value }),
        ("interests", [0, 0.01, 0.03, 0.06, 0.13], weights => weights.Interests, (weights, value) => weights with { Interests = value }),
        ("stage", [0, 0.01, 0.03, 0.05], weights => weights.Stage, (weights, value) => weights with { Stage = value }),
        ("best", [0.3, 0.6, 0.8, 1], weights => weights.BestPhrase, (weights, value) => weights with { BestPhrase = value }),
        ("power", [1, 1.5, 2, 3], weights => weights.WordsPower, (weights, value) => weights with { WordsPower = value }),
        ("vector", [0, 0.3, 0.6, 0.8, 1], weights => weights.Vector, (weights, value) => weights with { Vector = value }),
        // Not below 0.2: then everybody would be somewhat alike, and nobody at 0.
        ("least", [0.2, 0.25, 0.3, 0.35, 0.4], weights => weights.LeastCosine, (weights, value) => weights with { LeastCosine = value }),
        ("full", [0.6, 0.7, 0.8, 0.9], weights => weights.FullCosine, (weights, value) => weights with { FullCosine = value }),
        ("items", [1, 2, 3], weights => weights.SharedItems, (weights, value) => weights with { SharedItems = (int)value }),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Weights_OnTheFitHalf_AreFitted(bool dense)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MATCH_FIT") == "1", "Set MATCH_FIT=1 to fit the weights.");
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        var pairs = await MemberPairs.OfAsync("fit", encoder, TestContext.Current.CancellationToken);
        var best = dense ? LocalWeights.WithVectors : LocalWeights.WordsAlone;
        var worth = Worth(pairs, best);
        output.WriteLine(FormattableString.Invariant($"before: {worth:F4}"));
        for (var (round, changed) = (1, true); changed && round <= 6; round++)
        {
            changed = false;
            foreach (var constant in Constants)
            {
                foreach (var value in constant.Values)
                {
                    var tried = constant.Set(best, value);
                    if (Worth(pairs, tried) is var of && of > worth + Worthwhile)
                    {
                        (best, worth, changed) = (tried, of, true);
                    }
                }
            }

            output.WriteLine(FormattableString.Invariant($"round {round}: {worth:F4}  {string.Join(", ", Constants.Select(constant => $"{constant.Name} {constant.Get(best):0.###}"))}"));
        }
    }

    private static double Worth(MemberPairs pairs, LocalWeights weights)
    {
        var measures = pairs.Measure(weights);
        return (measures.Average(one => one.Tau) + measures.Average(one => one.Order) + measures.Average(one => one.Auc)) / 3;
    }
}
