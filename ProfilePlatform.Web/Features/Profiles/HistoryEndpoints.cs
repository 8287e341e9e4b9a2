using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>The changes of a profile over HTTP.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api) => api.MapGet("/profiles/{slug}/history", List);

    private static async Task<Results<Ok<Paged<ChangeView>>, ProblemHttpResult>> List(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, ProfileHistory history, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var found = await history.ReadAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<ChangeView>([.. found.Items.Select(ChangeView.Of)], found.Total, found.Page));
    }

    internal sealed record ChangeView(long Id, DateTimeOffset At, ActorView Actor, string Field, JsonElement Before, JsonElement After)
    {
        public static ChangeView Of(HistoryEntry entry) => new(
            entry.Change.Id, entry.Change.At, new ActorView(entry.Change.ActorKind, entry.ActorEmail), entry.Change.Field,
            Parse(entry.Change.BeforeJson), Parse(entry.Change.AfterJson));

        private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
    }

    internal sealed record ActorView(string Kind, string Email);
}
