using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>Portraits over HTTP.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder api) => api.MapGet("/profiles/{slug}/photo", Get);

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Get(
        RequestViewer who, string slug, HttpContext context, ProfileDirectory directory, ProfilePhotos photos, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(who, slug, cancellationToken) is not { } profile || photos.Find(profile) is not { } path)
        {
            return Problems.Missing();
        }

        context.Response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.PhysicalFile(path, "image/png", entityTag: new EntityTagHeaderValue($"\"{profile.PhotoSha256}\""));
    }
}
