using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>Portraits over HTTP.</summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/photo", Get);
        api.MapPut("/profiles/{slug}/photo", Put);
        api.MapDelete("/profiles/{slug}/photo", Delete);
    }

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Get(
        RequestViewer who, string slug, HttpContext context, ProfileDirectory directory, ProfilePhotos photos, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(who, slug, cancellationToken) is not { } profile || photos.Find(profile) is not { } path)
        {
            return Problems.Missing();
        }

        context.Response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.PhysicalFile(
            path, path.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{profile.PhotoSha256}\""));
    }

    // The body is the picture, or a form with it as its one file. Its bytes say what it is, not its headers.
    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> Put(
        RequestViewer who, string slug, HttpRequest request, ProfileRegistry registry, ProfilePhotos photos, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (!request.HasFormContentType)
        {
            return Answer(await photos.SetAsync(who, slug, request.Body, cancellationToken));
        }

        if (await FormFiles.OneAsync(request, cancellationToken) is not { } file)
        {
            return Problems.Invalid("file", "Send one picture in the form field \"file\", or as the body.");
        }

        await using var content = file.OpenReadStream();
        return Answer(await photos.SetAsync(who, slug, content, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        RequestViewer who, string slug, ProfilePhotos photos, CancellationToken cancellationToken) =>
        await photos.RemoveAsync(who, slug, cancellationToken) is SetPhotoResult.Done ? TypedResults.NoContent() : Problems.Missing();

    private static Results<Ok<ProfileView>, ProblemHttpResult> Answer(SetPhotoResult result) => result switch
    {
        SetPhotoResult.Done done => TypedResults.Ok(ProfileView.Of(done.Profile, contact: true)),
        SetPhotoResult.Refused refused => Problems.Of(StatusOf(refused.Refusal), refused.Refusal.Code, refused.Refusal.Message),
        _ => Problems.Missing(),
    };

    private static int StatusOf(PhotoRefusal refusal) => refusal.Code switch
    {
        "photo-too-large" => 413,
        "photo-type" => 415,
        "photo-unavailable" => 503,
        _ => 422,
    };
}
