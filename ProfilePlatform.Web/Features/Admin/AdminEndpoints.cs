using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Admin;

/// <summary>Who uses the platform, and what it is working on, over HTTP.</summary>
internal static class AdminEndpoints
{
    private static readonly IndexState[] Unsettled = [IndexState.Queued, IndexState.Running, IndexState.Failed];

    public static void MapAdmin(this IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/users", Users).AdminOnly();
        api.MapGet("/admin/jobs", Jobs).AdminOnly();
        api.MapGet("/system/index-history", History).AdminOnly();
    }

    private static async Task<Ok<Paged<UserView>>> Users(
        string? q, int? page, int? page_size, Members members, PlatformOptions options, CancellationToken cancellationToken)
    {
        var found = await members.ListAsync(q ?? "", new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<UserView>(
            [.. found.Items.Select(member => UserView.Of(member, options.AdminEmails.Contains(member.User.Email)))], found.Total, found.Page));
    }

    private static async Task<Results<Ok<JobsView>, ProblemHttpResult>> Jobs(
        string? state, int? page, int? page_size, IndexHistory history, JobSchedule schedule, CancellationToken cancellationToken)
    {
        var wanted = state is null ? Unsettled : [.. Unsettled.Where(one => Name(one) == state)];
        if (wanted.Length == 0)
        {
            return Problems.Invalid("state", "Must be queued, running or failed.");
        }

        var found = await history.ListAsync(wanted, new PageRequest(page, page_size), cancellationToken);
        var counts = await history.CountAsync(cancellationToken);
        return TypedResults.Ok(new JobsView(
            [.. found.Items.Select(JobView.Of)], found.Total, found.Page,
            counts.GetValueOrDefault(IndexState.Queued), counts.GetValueOrDefault(IndexState.Running), counts.GetValueOrDefault(IndexState.Failed),
            [.. (await schedule.ReadAsync(cancellationToken)).Select(ScheduleView.Of)]));
    }

    private static async Task<Ok<Paged<RunView>>> History(int? page, int? page_size, IndexHistory history, CancellationToken cancellationToken)
    {
        var found = await history.ListAsync([], new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<RunView>([.. found.Items.Select(RunView.Of)], found.Total, found.Page));
    }

    private static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    internal sealed record UserView(Guid Id, string Email, string Name, bool IsAdmin, string? Slug, DateTimeOffset CreatedAt)
    {
        public static UserView Of(Member member, bool isAdmin) =>
            new(member.User.Id, member.User.Email, member.User.Name, isAdmin, member.Slug, member.User.CreatedAt);
    }

    internal sealed record JobsView(
        IReadOnlyList<JobView> Items, int Total, int Page, int Queued, int Running, int Failed, IReadOnlyList<ScheduleView> Schedule);

    internal sealed record JobView(
        Guid Id, string Job, string Slug, string State, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Cause)
    {
        public static JobView Of(PlatformRun run) => new(
            run.Run.Id, "indexing", run.Slug, Name(run.Run.State), run.Run.RequestedAt, run.Run.StartedAt, run.Run.FinishedAt, run.Run.Error);
    }

    internal sealed record ScheduleView(string Job, int Triggers, int Running, DateTimeOffset? LastFiredAt, DateTimeOffset? NextFireAt)
    {
        public static ScheduleView Of(ScheduledJob job) => new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(job.Name), job.Triggers, job.Running, job.LastFiredAt, job.NextFireAt);
    }

    internal sealed record RunView(
        Guid Id, string Slug, string State, bool Force, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Chunks,
        IReadOnlyList<RunDocumentView> Documents, string? Error)
    {
        public static RunView Of(PlatformRun run) => new(
            run.Run.Id, run.Slug, Name(run.Run.State), run.Run.Force, run.Run.RequestedAt, run.Run.StartedAt, run.Run.FinishedAt, run.Run.Chunks,
            [.. run.Run.Documents.OrderBy(document => document.Name, StringComparer.Ordinal).Select(RunDocumentView.Of)], run.Run.Error);
    }

    internal sealed record RunDocumentView(
        string Name, string State, int ChunksAdded, int ChunksKept, int ChunksRemoved, string SplitBy, int TextsDropped, string? Error)
    {
        public static RunDocumentView Of(IndexRunDocument document) => new(
            document.Name, AdminEndpoints.Name(document.State), document.ChunksAdded, document.ChunksKept, document.ChunksRemoved,
            AdminEndpoints.Name(document.SplitBy), document.TextsDropped, document.Error);
    }
}
