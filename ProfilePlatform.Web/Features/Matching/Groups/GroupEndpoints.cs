using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Matching.Groups;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Matching.Groups;

/// <summary>A member's groups over HTTP.</summary>
internal static class GroupEndpoints
{
    public static void MapMatchGroups(this IEndpointRouteBuilder api)
    {
        api.MapGet("/matches/groups", List);
        api.MapPost("/matches/groups", Add);
        api.MapGet("/matches/groups/{id}", Get);
        api.MapPut("/matches/groups/{id}", Put);
        api.MapDelete("/matches/groups/{id}", Remove);
        api.MapGet("/matches/groups/{id}/estimate", Estimate);
        api.MapPost("/matches/groups/{id}/score", Score);
        api.MapGet("/matches/groups/{id}/pairs", Pairs);
        api.MapPut("/matches/groups/{id}/pairs/{pair_id}/review", Review);
        api.MapDelete("/matches/groups/{id}/pairs/{pair_id}/review", Undo);
    }

    private static async Task<Results<Ok<GroupsAnswer>, ProblemHttpResult>> List(RequestViewer who, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : await groups.ListAsync(who, cancellationToken) is { } list ? TypedResults.Ok(new GroupsAnswer(list))
        : MatchEndpoints.NoProfile();

    private static async Task<Results<Created<GroupAnswer>, ProblemHttpResult>> Add(RequestViewer who, GroupBody body, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : await groups.AddAsync(who, body.Order, cancellationToken) is var result && result is GroupResult.Done done
            ? TypedResults.Created($"/api/matches/groups/{done.Group.Id}", GroupAnswer.Of(done.Group))
            : Refusal(result);

    private static async Task<Results<Ok<GroupAnswer>, ProblemHttpResult>> Get(RequestViewer who, string id, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : Guid.TryParse(id, out var group) && await groups.FindAsync(who, group, cancellationToken) is { } found ? TypedResults.Ok(GroupAnswer.Of(found))
        : Problems.Missing();

    private static async Task<Results<Ok<GroupAnswer>, ProblemHttpResult>> Put(
        RequestViewer who, string id, GroupBody body, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : !Guid.TryParse(id, out var group) ? Problems.Missing()
        : await groups.ChangeAsync(who, group, body.Order, cancellationToken) is var result && result is GroupResult.Done done ? TypedResults.Ok(GroupAnswer.Of(done.Group))
        : Refusal(result);

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(RequestViewer who, string id, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : Guid.TryParse(id, out var group) && await groups.RemoveAsync(who, group, cancellationToken) ? TypedResults.NoContent()
        : Problems.Missing();

    private static async Task<Results<Ok<GroupEstimateAnswer>, ProblemHttpResult>> Estimate(
        RequestViewer who, string id, GroupEstimates estimates, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : Guid.TryParse(id, out var group) && await estimates.OfAsync(who, group, cancellationToken) is { } estimate ? TypedResults.Ok(GroupEstimateAnswer.Of(estimate))
        : Problems.Missing();

    private static async Task<Results<Accepted<GroupRunAnswer>, ProblemHttpResult>> Score(RequestViewer who, string id, GroupRuns runs, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : Guid.TryParse(id, out var group) && await runs.RequestAsync(who, group, cancellationToken) is { } run
            ? TypedResults.Accepted($"/api/matches/groups/{group}", GroupRunAnswer.Of(run))
        : Problems.Missing();

    private static async Task<Results<Ok<Paged<GroupPairView>>, ProblemHttpResult>> Pairs(
        RequestViewer who, string id, string? person, int? page, int? page_size, MatchGroups groups, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? MatchEndpoints.NotSignedIn()
        : Guid.TryParse(id, out var group) && await groups.PairsAsync(who, group, person, new PageRequest(page, page_size), cancellationToken) is { } pairs ? TypedResults.Ok(pairs)
        : Problems.Missing();

    private static Task<Results<Ok<GroupPairView>, ProblemHttpResult>> Review(
        RequestViewer who, string id, string pair_id, ReviewBody body, GroupReviews reviews, CancellationToken cancellationToken) =>
        ChangeAsync(
            who, id, pair_id, reviews, body.Errors(), (group, pair, token) => reviews.ReviewAsync(who, group, pair, body.MatchScore!.Value, body.MatchReview ?? "", token), cancellationToken);

    private static Task<Results<Ok<GroupPairView>, ProblemHttpResult>> Undo(
        RequestViewer who, string id, string pair_id, GroupReviews reviews, CancellationToken cancellationToken) =>
        ChangeAsync(who, id, pair_id, reviews, [], (group, pair, token) => reviews.UndoAsync(who, group, pair, token), cancellationToken);

    // What is wrong with a body is told to those alone who have the pair.
    private static async Task<Results<Ok<GroupPairView>, ProblemHttpResult>> ChangeAsync(
        RequestViewer who, string id, string pairId, GroupReviews reviews, Dictionary<string, string[]> errors, Func<Guid, Guid, CancellationToken, Task<GroupPairView?>> change,
        CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return MatchEndpoints.NotSignedIn();
        }

        if (!Guid.TryParse(id, out var group) || !Guid.TryParse(pairId, out var pair) || await reviews.FindAsync(who, group, pair, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        return errors.Count > 0 ? Problems.Invalid(errors)
            : await change(group, pair, cancellationToken) is { } changed ? TypedResults.Ok(changed)
            : Problems.Missing();
    }

    private static ProblemHttpResult Refusal(GroupResult result) => result switch
    {
        GroupResult.Invalid invalid => Problems.Invalid(invalid.Errors),
        GroupResult.NoProfile => MatchEndpoints.NoProfile(),
        GroupResult.TooMany => Problems.Of(409, "too-many-groups", $"You have {GroupOrder.MostGroups} groups; remove one first."),
        _ => Problems.Missing(),
    };
}
