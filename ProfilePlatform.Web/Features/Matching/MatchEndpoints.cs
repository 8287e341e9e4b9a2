using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>A member's matches over HTTP.</summary>
internal static class MatchEndpoints
{
    public static void MapMatches(this IEndpointRouteBuilder api)
    {
        api.MapPost("/matches/score", Score);
        api.MapGet("/matches/estimate", Estimate);
        api.MapGet("/matches", List);
        api.MapPost("/matches/rescore", Rescore);
        api.MapGet("/matches/calibration", Calibration);
        api.MapPut("/matches/{id}/review", Review);
        api.MapDelete("/matches/{id}/review", Undo);
        api.MapPut("/matches/{id}/mark", Mark);
    }

    private static async Task<Results<Accepted<OrderedRun>, ProblemHttpResult>> Score(
        RequestViewer who, ScoreBody body, MatchRuns runs, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        if (body.Order(out var errors) is not { } order)
        {
            return Problems.Invalid(errors);
        }

        return await runs.RequestAsync(who, order, cancellationToken) is { } batch
            ? TypedResults.Accepted($"/api/matches?batch_id={batch}", new OrderedRun(batch))
            : NoProfile();
    }

    private static async Task<Results<Ok<EstimateView>, ProblemHttpResult>> Estimate(
        RequestViewer who, string? kind, string? profile_ids, int? batch_size, string? sides, MatchEstimates estimates, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        var body = new ScoreBody(profile_ids?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), batch_size, sides);
        if (body.Order(out var errors) is not { } order)
        {
            return Problems.Invalid(errors);
        }

        if (kind is not (null or "score" or "rescore"))
        {
            return Problems.Invalid("kind", "Must be score or rescore.");
        }

        return await (kind == "rescore" ? estimates.OfSecondAsync(who, cancellationToken) : estimates.OfAsync(who, order, cancellationToken)) is { } estimate ? TypedResults.Ok(EstimateView.Of(estimate)) : NoProfile();
    }

    private static async Task<Results<Ok<MatchesView>, ProblemHttpResult>> List(
        RequestViewer who, string? batch_id, string? order, int? page, int? page_size, MatchList matches, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        Guid? batch = null;
        if (batch_id is not null)
        {
            if (!Guid.TryParse(batch_id, out var id))
            {
                return Problems.Missing();
            }

            batch = id;
        }

        if (order is not (null or "best" or "review"))
        {
            return Problems.Invalid("order", "Must be best or review.");
        }

        var ordering = order == "review" ? MatchOrdering.Review : MatchOrdering.Best;
        return await matches.PageAsync(who, batch, ordering, new PageRequest(page, page_size), cancellationToken) switch
        {
            MatchListResult.Found found => TypedResults.Ok(MatchesView.Of(found)),
            MatchListResult.NoProfile => NoProfile(),
            _ => Problems.Missing(),
        };
    }

    private static async Task<Results<Accepted<RescoredRun>, ProblemHttpResult>> Rescore(RequestViewer who, MatchRuns runs, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? NotSignedIn() : await runs.RescoreAsync(who, cancellationToken) switch
        {
            RescoreResult.Ordered ordered => TypedResults.Accepted($"/api/matches?batch_id={ordered.BatchId}", new RescoredRun(ordered.BatchId, ordered.ExamplesUsed)),
            RescoreResult.NoProfile => NoProfile(),
            RescoreResult.NoModel => Problems.Of(503, "no-language-model", "No language model is configured; there is nothing to score again with."),
            RescoreResult.NotOffered { Offer: var offer } => Problems.Of(409, "rescore-not-offered", NotOffered(offer)),
            RescoreResult.NobodyToScore => Problems.Of(409, "nobody-to-rescore", "The model's scores are of earlier profiles: score people first."),
            _ => Problems.Of(409, "no-reviews", "Correct some scores of the model first: it learns from them."),
        };

    private static string NotOffered(PassOffer offer) =>
        string.Create(CultureInfo.InvariantCulture, $"Scoring again is offered from {offer.From} corrected scores of the model on; there are {offer.Reviews}.");

    private static async Task<Results<Ok<CalibrationView>, ProblemHttpResult>> Calibration(
        RequestViewer who, CalibrationReports reports, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? NotSignedIn()
        : await reports.OfAsync(who, cancellationToken) is { } report ? TypedResults.Ok(CalibrationView.Of(report))
        : NoProfile();

    private static Task<Results<Ok<MatchView>, ProblemHttpResult>> Review(
        RequestViewer who, string id, ReviewBody body, MatchList matches, MatchReviews reviews, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, matches, body.Errors(), (match, token) => reviews.ReviewAsync(who, match, body.MatchScore!.Value, body.MatchReview ?? "", token), cancellationToken);

    private static Task<Results<Ok<MatchView>, ProblemHttpResult>> Undo(
        RequestViewer who, string id, MatchList matches, MatchReviews reviews, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, matches, null, (match, token) => reviews.UndoAsync(who, match, token), cancellationToken);

    private static Task<Results<Ok<MatchView>, ProblemHttpResult>> Mark(
        RequestViewer who, string id, MarkBody body, MatchList matches, MatchReviews reviews, CancellationToken cancellationToken)
    {
        var mark = MatchMarks.Read(body.Mark);
        var errors = mark is null ? new Dictionary<string, string[]>(StringComparer.Ordinal) { ["mark"] = ["Must be none, met or not-for-me."] } : null;
        return ChangeAsync(who, id, matches, errors, (match, token) => reviews.MarkAsync(who, match, mark!.Value, token), cancellationToken);
    }

    // What is wrong with a body is told to those alone who have the match.
    private static async Task<Results<Ok<MatchView>, ProblemHttpResult>> ChangeAsync(
        RequestViewer who, string id, MatchList matches, Dictionary<string, string[]>? errors, Func<Guid, CancellationToken, Task<MatchView?>> change,
        CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        if (!Guid.TryParse(id, out var match) || await matches.FindAsync(who, match, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        return errors is { Count: > 0 } ? Problems.Invalid(errors)
            : await change(match, cancellationToken) is { } changed ? TypedResults.Ok(changed)
            : Problems.Missing();
    }

    internal static ProblemHttpResult NotSignedIn() => Problems.Of(401, "not-signed-in", "Sign in to be matched.");

    internal static ProblemHttpResult NoProfile() => Problems.Of(409, "no-profile", "Make a profile of your own first: people are matched with it.");
}
