using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Tests.Matching.Calibration;

namespace ProfilePlatform.Tests.Evals;

/// <summary>How often the intervals of the calibration report hold the truth, and how often its verdict is wrong, on members made up with known errors.</summary>
[Trait("Category", "Eval")]
public sealed class CalibrationEval(ITestOutputHelper output)
{
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("CALIBRATION_RUNS") ?? "500", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly SyntheticReviewer[] Gaining =
        [new("biased"), new("slightly biased", Bias: -5, Scale: 0.9), new("biased, outliers", Outliers: 0.1), new("too low", Bias: 12, Scale: 1),
            new("better model", Bias: -8, Scale: 1, ModelNoise: 14, ExpensiveNoise: 2)];

    private static readonly SyntheticReviewer[] NotGaining =
        [new("no gain", Heed: 0), new("no gain, outliers", Heed: 0, Outliers: 0.1), new("no gain, no bias", Bias: 0, Scale: 1, Heed: 0)];

    [Fact]
    public void Report_OnKnownReviewers_IsMeasured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Set EVALS=1 to measure quality.");
        output.WriteLine($"{Runs} runs each; coverage of 95 % intervals, then mean errors, then verdicts");
        foreach (var reviews in (int[])[30, 8, 15, 60])
        {
            foreach (var reviewer in NotGaining.Concat(Gaining))
            {
                Print($"{reviewer.Name,-18} n={reviews,-3}", [.. Enumerable.Range(1, Runs).Select(seed => SyntheticRun.Of(reviewer, reviews, seed))]);
            }
        }
    }

    [Fact]
    public void Verdict_AskedAfterEveryReview_IsMeasured()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Set EVALS=1 to measure quality.");
        foreach (var reviewer in NotGaining)
        {
            var ever = Enumerable.Range(1, Runs).Count(seed => IsEverAGain(reviewer, seed, Enumerable.Range(6, 55)));
            var once = ((int[])[6, 8, 15, 30, 60]).Select(count => $"{count}: {(double)Enumerable.Range(1, 4 * Runs).Count(seed => IsEverAGain(reviewer, seed, [count])) / (4 * Runs):0.000}");
            output.WriteLine($"{reviewer.Name,-18} \"gain\" asked once, by reviews, {string.Join("  ", once)}; at some number from 6 to 60, asked after each: {(double)ever / Runs:0.000}");
        }
    }

    private static bool IsEverAGain(SyntheticReviewer reviewer, int seed, IEnumerable<int> counts)
    {
        var random = new Random(seed);
        var gains = Enumerable.Range(0, 60).Select(_ => reviewer.Draw(random))
            .Select(person => Math.Abs(person.Cheap - person.Own) - Math.Abs(reviewer.Expensive(person, 0, random) - person.Own)).ToList();
        return counts.Any(count => Bootstrap.Of(count, seed, sample => sample.Average(i => gains[i])) is { Low: > 0 });
    }

    private void Print(string name, List<SyntheticRun> runs)
    {
        output.WriteLine($"{name} " + string.Join("  ", Coverage(runs)));
        output.WriteLine($"{"",-24} error {Mean(runs, run => run.True.Cheap):0.0} line {Mean(runs, run => run.True.Linear):0.0} ({Mean(runs, run => run.Report.Linear!.MeanAbsoluteError.Value):0.0} held out)"
            + $" re-scored {Mean(runs, run => run.True.Rescored):0.0} ({Mean(runs, run => run.Report.Rescored!.MeanAbsoluteError.Value):0.0})"
            + $" tau {Mean(runs, run => run.True.RescoredTau):0.000} ({Mean(runs, run => run.Report.Rescored!.Kendall!.Value):0.000})"
            + $" | gain {Share(runs, run => run.Report.Verdict == Verdict.Gain):0.000} loss {Share(runs, run => run.Report.Verdict == Verdict.Loss):0.000}"
            + $" over line {Share(runs, run => run.Report.GainOverLinear!.IsAboveZero):0.000} line's gain {Share(runs, run => run.Report.LinearGain!.IsAboveZero):0.000}"
            + $" offered {Share(runs, run => run.Report.OffersExpensivePass):0.000}");
    }

    private static IEnumerable<string> Coverage(List<SyntheticRun> runs) =>
    [
        $"cheap {Covers(runs, run => run.Report.Cheap!.MeanAbsoluteError, run => run.True.Cheap):0.000}",
        $"line {Covers(runs, run => run.Report.Linear!.MeanAbsoluteError, run => run.True.Linear):0.000}",
        $"re-scored {Covers(runs, run => run.Report.Rescored!.MeanAbsoluteError, run => run.True.Rescored):0.000}",
        $"gain {Covers(runs, run => run.Report.RescoredGain!, run => run.True.Cheap - run.True.Rescored):0.000}",
        $"line's gain {Covers(runs, run => run.Report.LinearGain!, run => run.True.Cheap - run.True.Linear):0.000}",
        $"over line {Covers(runs, run => run.Report.GainOverLinear!, run => run.True.Linear - run.True.Rescored):0.000}",
        $"bias {Covers(runs, run => run.Report.Cheap!.Bias, run => run.True.CheapBias):0.000}",
        $"tau {Covers(runs, run => run.Report.Cheap!.Kendall!, run => run.True.CheapTau):0.000}",
        $"tau re-scored {Covers(runs, run => run.Report.Rescored!.Kendall!, run => run.True.RescoredTau):0.000}",
    ];

    private static double Covers(List<SyntheticRun> runs, Func<SyntheticRun, Estimate> said, Func<SyntheticRun, double> truth) =>
        Share(runs, run => said(run).Ci95 is { } ci && ci.Low <= truth(run) && truth(run) <= ci.High);

    private static double Share(List<SyntheticRun> runs, Func<SyntheticRun, bool> holds) => Mean(runs, run => holds(run) ? 1 : 0);

    private static double Mean(List<SyntheticRun> runs, Func<SyntheticRun, double> value) => runs.Average(value);
}
