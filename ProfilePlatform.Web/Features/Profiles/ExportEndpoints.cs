using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>What a person may ask for by right, over HTTP: everything that is held on them, and that they be forgotten.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/export", Export);
        api.MapDelete("/me", Erase);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        RequestViewer who, string slug, HttpContext context, ProfileRegistry registry, ProfileExport export, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        await export.BeginAsync(who, profile, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(stream => export.WriteAsync(profile, stream, cancellationToken), "application/zip", $"{profile.Slug}.zip");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Erase(
        RequestViewer who, HttpContext context, AccountErasure erasure, CancellationToken cancellationToken)
    {
        if (!await erasure.EraseAsync(who, cancellationToken))
        {
            return Problems.Of(401, "not-signed-in", "Sign in to erase your account.");
        }

        await context.SignOutAsync();
        return TypedResults.NoContent();
    }
}
