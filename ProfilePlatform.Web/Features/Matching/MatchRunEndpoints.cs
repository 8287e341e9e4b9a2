using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>Runs of all members over HTTP, for administrators.</summary>
internal static class MatchRunEndpoints
{
    public static void MapMatchRuns(this IEndpointRouteBuilder api) => api.MapGet("/admin/matches/runs", List).AdminOnly();

    private static async Task<Results<Ok<Paged<MatchRunView>>, ProblemHttpResult>> List(
        string? state, int? page, int? page_size, MatchRunHistory history, CancellationToken cancellationToken)
    {
        if (!MatchRunWords.TryRead(state, out var wanted))
        {
            return Problems.Invalid("state", "Must be queued, running, done or failed.");
        }

        var found = await history.ListAsync(wanted, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<MatchRunView>([.. found.Items.Select(MatchRunView.Of)], found.Total, found.Page));
    }

    internal sealed record MatchRunView(
        Guid Id, string Slug, string Kind, string State, string Engine, string Model, int Done, int Total, int NotByModel, int Calls, int PromptTokens,
        int CompletionTokens, decimal? Cost, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string Cause)
    {
        public static MatchRunView Of(PlatformMatchRun run) => new(
            run.Id, run.Slug, MatchRunWords.Name(run.Kind), MatchRunWords.Name(run.State), MatchRunWords.Name(run.Engine), run.Model, run.Done, run.Total, run.NotByModel,
            run.Calls, run.PromptTokens, run.CompletionTokens, run.CostMicros / 1_000_000m, run.RequestedAt, run.StartedAt, run.FinishedAt, run.Cause);
    }
}
