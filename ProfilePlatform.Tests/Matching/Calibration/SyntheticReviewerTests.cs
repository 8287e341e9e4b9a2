using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Matching.Calibration;

/// <summary>The report on members whose errors are known; the evaluation measures the same on more of them.</summary>
public sealed class SyntheticReviewerTests
{
    [Fact]
    public void Report_OnABiasedMember_TellsOfTheGainAndItsIntervalsHoldTheTruth()
    {
        var runs = Runs(new SyntheticReviewer("biased"));
        runs.ShouldAllBe(run => run.True.Rescored < run.True.Cheap && run.True.Linear < run.True.Cheap);
        runs.Count(run => run.Report.Verdict == Verdict.Gain).ShouldBeGreaterThan(54);
        Covering(runs, run => run.Report.Rescored!.MeanAbsoluteError, run => run.True.Rescored).ShouldBeInRange(51, 60);
        Covering(runs, run => run.Report.RescoredGain!, run => run.True.Cheap - run.True.Rescored).ShouldBeInRange(51, 60);
        Covering(runs, run => run.Report.Cheap!.Kendall!, run => run.True.CheapTau).ShouldBeInRange(51, 60);
    }

    [Fact]
    public void Report_OnAModelThatGainsNothing_HardlyEverSaysGain() =>
        Runs(new SyntheticReviewer("no gain", Heed: 0)).Count(run => run.Report.Verdict == Verdict.Gain).ShouldBeLessThan(6);

    private static List<SyntheticRun> Runs(SyntheticReviewer reviewer) => [.. Enumerable.Range(1, 60).Select(seed => SyntheticRun.Of(reviewer, 30, seed))];

    private static int Covering(List<SyntheticRun> runs, Func<SyntheticRun, Estimate> said, Func<SyntheticRun, double> truth) =>
        runs.Count(run => said(run).Ci95 is { } ci && ci.Low <= truth(run) && truth(run) <= ci.High);
}
