using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Identity.ApiKeys;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Notifications;

/// <summary>What people were told, and how they want to be told, over HTTP.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/notifications", OfProfile);
        api.MapGet("/me/notifications", Mine);
        api.MapGet("/me/notifications/settings", Settings).RefusesApiKeys();
        api.MapPatch("/me/notifications/settings", Change).RefusesApiKeys();
        api.MapPost("/me/notifications/test", Test).RefusesApiKeys();
    }

    private static async Task<Results<Ok<Paged<NoticeView>>, ProblemHttpResult>> OfProfile(
        RequestViewer who, string slug, int? page, int? page_size, ProfileRegistry registry, NoticeHistory history, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
            ? TypedResults.Ok(View(await history.OfProfileAsync(profile.Id, new PageRequest(page, page_size), cancellationToken)))
            : Problems.Missing();

    private static async Task<Results<Ok<Paged<NoticeView>>, ProblemHttpResult>> Mine(
        RequestViewer who, int? page, int? page_size, NoticeHistory history, CancellationToken cancellationToken) =>
        who.Viewer.IsMember
            ? TypedResults.Ok(View(await history.OfUserAsync(who.Viewer.UserId, who.Viewer.IsAdmin, new PageRequest(page, page_size), cancellationToken)))
            : NotSignedIn();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Settings(
        RequestViewer who, NoticeSettings settings, NotificationOptions options, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? NotSignedIn()
        : who.Viewer.UserId is { } user && await settings.ReadAsync(user, cancellationToken) is { } shown ? TypedResults.Ok(SettingsView.Of(shown, options))
        : NoAccount();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> Change(
        RequestViewer who, ChangeSettingsBody body, NoticeSettings settings, NotificationOptions options, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        if (body.Errors() is { Count: > 0 } errors)
        {
            return Problems.Invalid(errors);
        }

        if (who.Viewer.UserId is not { } user)
        {
            return NoAccount();
        }

        await settings.ChangeAsync(user, [.. (body.Kinds ?? []).Select(kind => new WantedNotice(kind!.Kind!, kind.Email, kind.Pushover))], body.PushoverUser?.Trim(), cancellationToken);
        return await settings.ReadAsync(user, cancellationToken) is { } shown ? TypedResults.Ok(SettingsView.Of(shown, options)) : NoAccount();
    }

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Test(
        RequestViewer who, HttpContext context, TestNotices tests, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        if (who.Viewer.UserId is not { } user)
        {
            return NoAccount();
        }

        if (await tests.SendAsync(user, cancellationToken) is { } sent)
        {
            return TypedResults.Ok(NoticeView.Of(sent));
        }

        context.Response.Headers.RetryAfter = "3600";
        return Problems.Of(429, "too-many-requests", $"You had {TestNotices.MostAnHour} test messages in an hour. Wait a while.");
    }

    private static Paged<NoticeView> View(Paged<ShownNotice> found) => new([.. found.Items.Select(NoticeView.Of)], found.Total, found.Page);

    private static ProblemHttpResult NotSignedIn() => Problems.Of(401, "not-signed-in", "Sign in to see your notifications.");

    private static ProblemHttpResult NoAccount() => Problems.Of(409, "no-account", "The local admin has no account that could be told something. Sign in as somebody.");
}
