using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>What happens to a profile as a whole, over HTTP: put away, brought back, removed for good.</summary>
internal static class LifecycleEndpoints
{
    public static void MapLifecycle(this IEndpointRouteBuilder api)
    {
        api.MapDelete("/profiles/{slug}", Remove);
        api.MapDelete("/profiles/{slug}/soft", SoftDelete).AdminOnly();
        api.MapPost("/profiles/{slug}/restore", Restore).AdminOnly();
    }

    // Once it is gone its address is as any that never was: a repeat is 404.
    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        RequestViewer who, string slug, ProfileRemoval removal, CancellationToken cancellationToken) =>
        await removal.RemoveAsync(who, slug, cancellationToken) ? TypedResults.NoContent() : Problems.Missing();

    private static async Task<Results<NoContent, ProblemHttpResult>> SoftDelete(
        RequestViewer who, string slug, ProfileStates states, CancellationToken cancellationToken) =>
        await states.SoftDeleteAsync(who, slug, cancellationToken) is EditProfileResult.Done ? TypedResults.NoContent() : Problems.Missing();

    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> Restore(
        RequestViewer who, string slug, ProfileStates states, CancellationToken cancellationToken) =>
        await states.RestoreAsync(who, slug, cancellationToken) is EditProfileResult.Done done
            ? TypedResults.Ok(ProfileView.Of(done.Profile, contact: true))
            : Problems.Missing();
}
