using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>A wish to have people scored.</summary>
internal sealed record ScoreBody(IReadOnlyList<string>? ProfileIds, int? BatchSize, string? Sides)
{
    /// <summary>The order; null with what is wrong where it is none.</summary>
    public MatchOrder? Order(out Dictionary<string, string[]> errors)
    {
        var ids = (ProfileIds ?? []).Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).Distinct().ToList();
        var order = new MatchOrder
        {
            ProfileIds = ProfileIds is null ? null : ids,
            BatchSize = BatchSize ?? MatchOrder.UsualBatch,
            Sides = Sides == "mutual" ? MatchSides.Mutual : MatchSides.One,
        };
        errors = order.Errors();
        if (ids.Contains(Guid.Empty))
        {
            errors["profile_ids"] = ["Must be ids of profiles."];
        }

        if (Sides is not (null or "one" or "mutual"))
        {
            errors["sides"] = ["Must be one or mutual."];
        }

        return errors.Count > 0 ? null : order;
    }
}

/// <summary>A member's correction of a score.</summary>
internal sealed record ReviewBody(int? MatchScore, string? MatchReview)
{
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (MatchScore is null or < 0 or > 100)
        {
            errors["match_score"] = ["Must be 0 to 100."];
        }

        if (MatchReview is { Length: > MatchReviews.NoteLength })
        {
            errors["match_review"] = [$"Must not be longer than {MatchReviews.NoteLength} characters."];
        }

        return errors;
    }
}

/// <summary>What a member says about meeting somebody.</summary>
internal sealed record MarkBody(string? Mark);

/// <summary>A run that was ordered, or that is not finished yet.</summary>
internal sealed record OrderedRun(Guid BatchId);

/// <summary>A page of matches with the run that was asked for, or else the latest.</summary>
internal sealed record MatchesView(IReadOnlyList<MatchView> Items, int Total, int Page, BatchView? Batch)
{
    public static MatchesView Of(MatchListResult.Found found) =>
        new(found.Matches.Items, found.Matches.Total, found.Matches.Page, found.Batch is null ? null : BatchView.Of(found.Batch));
}

/// <summary>How far a run has come.</summary>
internal sealed record BatchView(
    Guid Id, string Kind, string State, int Done, int Total, string Engine, int NotByModel, int ExamplesUsed, int PromptTokens, int CompletionTokens)
{
    public static BatchView Of(MatchProgressView run) => new(
        run.Id, run.Kind.ToString().ToLowerInvariant(), run.State.ToString().ToLowerInvariant(), run.Done, run.Total, run.Engine.ToString().ToLowerInvariant(),
        run.NotByModel, run.ExamplesUsed, run.PromptTokens, run.CompletionTokens);
}

/// <summary>What a run would take.</summary>
internal sealed record EstimateView(string Engine, string Model, int People, int Waiting, int Calls, long PromptTokens, long CompletionTokens)
{
    public static EstimateView Of(MatchEstimate estimate) => new(
        estimate.Engine.ToString().ToLowerInvariant(), estimate.Model, estimate.People, estimate.Waiting, estimate.Calls, estimate.PromptTokens, estimate.CompletionTokens);
}

/// <summary>A second pass that was ordered, or a run that is not finished yet.</summary>
internal sealed record RescoredRun(Guid BatchId, int ExamplesUsed);

/// <summary>How far scores are from the member's own, before and after the second pass, and by a line that costs nothing.</summary>
/// <param name="N">Reviews compared.</param>
/// <param name="MaeBefore">Mean absolute error of the first scores, in points.</param>
/// <param name="Ci95">The 95 % interval of the error before less the error after; null where there are too few.</param>
/// <param name="Verdict">"not-rescored", "too-few-reviews", "gain", "no-measurable-gain" or "loss".</param>
internal sealed record CalibrationView(
    int N, int Reviews, double? MaeBefore, double? MaeAfter, double? KendallBefore, double? KendallAfter, double? BiasBefore, double? BiasAfter, Interval? Ci95,
    LineView? BaselineLinear, string Verdict, bool OffersRescore, int? OfferedFrom, int? MoreReviewsNeeded)
{
    public static CalibrationView Of(CalibrationReport report) => new(
        report.N, report.Reviews, report.Cheap?.MeanAbsoluteError.Value, report.Rescored?.MeanAbsoluteError.Value, report.Cheap?.Kendall?.Value,
        report.Rescored?.Kendall?.Value, report.Cheap?.Bias.Value, report.Rescored?.Bias.Value, report.RescoredGain?.Ci95,
        report.Linear is null ? null : new LineView(
            report.Line.Intercept, report.Line.Slope, report.Linear.MeanAbsoluteError.Value, report.Linear.Kendall?.Value, report.LinearGain?.Ci95),
        Name(report.Verdict), report.OffersExpensivePass, report.OfferedFrom, report.MoreReviewsNeeded);

    private static string Name(Verdict verdict) => verdict switch
    {
        Core.Matching.Calibration.Verdict.NotRescored => "not-rescored",
        Core.Matching.Calibration.Verdict.TooFewReviews => "too-few-reviews",
        Core.Matching.Calibration.Verdict.Gain => "gain",
        Core.Matching.Calibration.Verdict.Loss => "loss",
        _ => "no-measurable-gain",
    };
}

/// <summary>A line from scores to the member's own: own = intercept + slope × score.</summary>
/// <param name="Mae">Its mean absolute error on reviews held out of it.</param>
/// <param name="Ci95">The interval of what it gains over the first scores.</param>
internal sealed record LineView(double Intercept, double Slope, double Mae, double? Kendall, Interval? Ci95);
