using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>A member's own searches and contacts over HTTP.</summary>
internal static class OwnSearchEndpoints
{
    public static void MapOwnSearches(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/searches", List);
        api.MapPatch("/me/searches/{id}", Watch);
        api.MapDelete("/me/searches/{id}", Delete);
        api.MapGet("/me/unlocked-cards", Unlocked);
    }

    private static async Task<Results<Ok<Paged<PastSearch>>, ProblemHttpResult>> List(
        RequestViewer who, int? page, int? page_size, SearchSessions sessions, CancellationToken cancellationToken) => who.Viewer.IsMember
        ? TypedResults.Ok(await sessions.HistoryAsync(who, new PageRequest(page, page_size), cancellationToken))
        : SearchProblems.NotSignedIn();

    private static async Task<Results<Ok<PastSearch>, ProblemHttpResult>> Watch(
        RequestViewer who, string id, AlertsBody body, SearchAlerts alerts, SearchSessions sessions, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return SearchProblems.NotSignedIn();
        }

        if (!Guid.TryParse(id, out var search))
        {
            return Problems.Missing();
        }

        if (body.Alerts is not { } wanted)
        {
            return Problems.Invalid("alerts", "Must be true or false.");
        }

        return await alerts.SetAsync(who, search, wanted, cancellationToken) switch
        {
            AlertEnd.Done when await sessions.FindAsync(who, search, cancellationToken) is { } found => TypedResults.Ok(found),
            AlertEnd.TooMany => Problems.Of(409, "too-many-alerts", $"You are told of {SearchAlerts.Most} searches already. Stop one first."),
            _ => Problems.Missing(),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(RequestViewer who, string id, SearchSessions sessions, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? SearchProblems.NotSignedIn()
        : Guid.TryParse(id, out var search) && await sessions.DeleteAsync(who, search, cancellationToken) ? TypedResults.NoContent()
        : Problems.Missing();

    private static async Task<Results<Ok<Paged<OpenContact>>, ProblemHttpResult>> Unlocked(
        RequestViewer who, int? page, int? page_size, OpenContacts contacts, CancellationToken cancellationToken) => who.Viewer.IsMember
        ? TypedResults.Ok(await contacts.ListAsync(who, new PageRequest(page, page_size), cancellationToken))
        : SearchProblems.NotSignedIn();
}
