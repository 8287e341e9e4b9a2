using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Indexing;

/// <summary>The index of a profile over HTTP.</summary>
internal static class IndexEndpoints
{
    public static void MapIndex(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/index", Get);
        api.MapPost("/profiles/{slug}/index", (RequestViewer who, string slug, IndexRuns runs, CancellationToken token) =>
            Start(who, slug, force: false, runs, token));
        api.MapPost("/profiles/{slug}/index/force", (RequestViewer who, string slug, IndexRuns runs, CancellationToken token) =>
            Start(who, slug, force: true, runs, token));
    }

    private static async Task<Results<Accepted<Started>, ProblemHttpResult>> Start(
        RequestViewer who, string slug, bool force, IndexRuns runs, CancellationToken cancellationToken) =>
        await runs.RequestAsync(who, slug, force, cancellationToken) is { } run
            ? TypedResults.Accepted($"/api/profiles/{slug}/index", new Started(run))
            : Problems.Missing();

    private static async Task<Results<Ok<IndexView>, ProblemHttpResult>> Get(
        RequestViewer who, string slug, ProfileRegistry registry, IndexRuns runs, IProfileIndex index, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        // In this order: a run that has ended has written its passages, one that is at work may end between the two.
        var latest = await runs.LatestAsync(profile.Id, 1, cancellationToken);
        var status = await index.StatusAsync(profile.Id, cancellationToken);
        return TypedResults.Ok(IndexView.Of(status, latest.Count > 0 ? latest[0] : null));
    }

    internal sealed record Started(Guid RunId);

    internal sealed record IndexView(string State, int Chunks, IReadOnlyDictionary<string, int> Topics, RunView? Run)
    {
        public static IndexView Of(IndexStatus status, IndexRun? run) => new(
            run?.State switch
            {
                IndexState.Queued => "queued",
                IndexState.Running => "running",
                IndexState.Failed => "failed",
                _ => "idle",
            },
            status.Chunks,
            status.Topics,
            run is null ? null : RunView.Of(run));
    }

    internal sealed record RunView(
        Guid Id, string State, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Error, IReadOnlyList<DocumentView> Documents)
    {
        public static RunView Of(IndexRun run) => new(
            run.Id,
            run.State.ToString().ToLowerInvariant(),
            run.StartedAt,
            run.FinishedAt,
            run.Error,
            [.. run.Documents.Select(document => new DocumentView(
                document.Name, document.State.ToString().ToLowerInvariant(), document.ChunksAdded, document.ChunksKept, document.ChunksRemoved,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(document.SplitBy.ToString()), document.TextsDropped,
                document.Error))]);
    }

    internal sealed record DocumentView(string Name, string State, int ChunksAdded, int ChunksKept, int ChunksRemoved, string SplitBy, int TextsDropped, string? Error);
}
