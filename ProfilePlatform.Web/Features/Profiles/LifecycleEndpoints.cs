using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>What happens to a profile as a whole, over HTTP: put away, brought back, removed for good.</summary>
internal static class LifecycleEndpoints
{
    public static void MapLifecycle(this IEndpointRouteBuilder api)
    {
        api.MapDelete("/profiles/{slug}", Remove);
        api.MapDelete("/profiles/{slug}/soft", SoftDelete);
        api.MapPost("/profiles/{slug}/restore", Restore);
    }

    // Once it is gone its address is as any that never was: a repeat is 404.
    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        RequestViewer who, string slug, ProfileRemoval removal, CancellationToken cancellationToken) =>
        await removal.RemoveAsync(who, slug, cancellationToken) ? TypedResults.NoContent() : Problems.Missing();

    private static async Task<Results<NoContent, ProblemHttpResult>> SoftDelete(
        RequestViewer who, string slug, ProfileStates states, CancellationToken cancellationToken) =>
        Refusal(who) ?? (await states.SoftDeleteAsync(who, slug, cancellationToken) is EditProfileResult.Done
            ? (Results<NoContent, ProblemHttpResult>)TypedResults.NoContent()
            : Problems.Missing());

    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> Restore(
        RequestViewer who, string slug, ProfileStates states, CancellationToken cancellationToken) =>
        Refusal(who) ?? (await states.RestoreAsync(who, slug, cancellationToken) is EditProfileResult.Done done
            ? (Results<Ok<ProfileView>, ProblemHttpResult>)TypedResults.Ok(ProfileView.Of(done.Profile, contact: true))
            : Problems.Missing());

    private static ProblemHttpResult? Refusal(RequestViewer who) => who.Viewer switch
    {
        { IsAdmin: true } => null,
        { IsMember: true } => Problems.Missing(),
        _ => Problems.Of(401, "not-signed-in", "Sign in as an administrator."),
    };
}
