using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>Profiles over HTTP.</summary>
internal static class ProfileEndpoints
{
    private const int LongestName = 200;

    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles", List);
        api.MapPost("/profiles", Create);
        api.MapGet("/profiles/{slug}", Get);
        api.MapPatch("/profiles/{slug}", Patch);
        api.MapPatch("/profiles/{slug}/status", SetStatus);
    }

    private static async Task<Results<Ok<Paged<ProfileView>>, StatusCodeHttpResult>> List(
        RequestViewer who, ProfileDirectory directory, HttpContext context, string? q, int? page, int? page_size, CancellationToken cancellationToken)
    {
        var found = await directory.SearchAsync(who, new DirectoryQuery(q), new PageRequest(page, page_size), cancellationToken);
        if (EntityTags.Matches(context, [found.Total, found.Page, .. found.Items.SelectMany(profile => Parts(profile, who))]))
        {
            return TypedResults.StatusCode(304);
        }

        return TypedResults.Ok(new Paged<ProfileView>([.. found.Items.Select(profile => View(profile, who))], found.Total, found.Page));
    }

    private static async Task<Results<Created<ProfileView>, ProblemHttpResult>> Create(
        RequestViewer who, CreateProfile body, ProfileRegistry registry, Accounts accounts, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return Problems.Of(401, "not-signed-in", "Sign in to make a profile.");
        }

        var name = ProfileText.Clean(body.DisplayName ?? "");
        if (name.Length is 0 or > LongestName)
        {
            return Problems.Invalid("display_name", $"Must have 1 to {LongestName} characters.");
        }

        if (body.Slug is not null && !Slug.IsValid(body.Slug))
        {
            return Problems.Invalid("slug", "Must be 2 to 60 lower-case letters, digits and hyphens, and not a reserved word.");
        }

        if (body.OwnerEmail is not null && (!who.Viewer.IsAdmin || !Accounts.IsAddress(body.OwnerEmail.Trim())))
        {
            return Problems.Invalid("owner_email", who.Viewer.IsAdmin ? "Must be an e-mail address." : "Only admins can name an owner.");
        }

        var owner = body.OwnerEmail is null ? null : await accounts.FindOrCreateAsync(body.OwnerEmail, cancellationToken);
        return await registry.CreateAsync(who, name, body.Slug, owner?.Id, cancellationToken) switch
        {
            CreateProfileResult.Created created =>
                TypedResults.Created($"/api/profiles/{created.Profile.Slug}", ProfileView.Of(created.Profile, contact: true)),
            CreateProfileResult.SlugTaken => Problems.Of(409, "slug-taken", "Another profile has this address."),
            _ => Problems.Of(409, "profile-exists", "This user owns a profile already."),
        };
    }

    private static async Task<Results<Ok<ProfileView>, StatusCodeHttpResult, ProblemHttpResult>> Get(
        RequestViewer who, string slug, HttpContext context, ProfileDirectory directory, CancellationToken cancellationToken) =>
        await directory.FindAsync(who, slug, cancellationToken) is not { } profile ? Problems.Missing()
        : EntityTags.Matches(context, Parts(profile, who)) ? TypedResults.StatusCode(304)
        : TypedResults.Ok(View(profile, who));

    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> Patch(
        RequestViewer who, string slug, JsonElement body, ProfileRegistry registry, CancellationToken cancellationToken) =>
        body.ValueKind == JsonValueKind.Object
            ? Answer(await registry.PatchAsync(who, slug, body, cancellationToken))
            : Problems.Of(400, "invalid", "The body must be an object of profile fields.");

    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> SetStatus(
        RequestViewer who, string slug, SetStatusBody body, ProfileRegistry registry, CancellationToken cancellationToken) =>
        body.Enabled is { } enabled ? Answer(await registry.SetEnabledAsync(who, slug, enabled, cancellationToken))
        // What is wrong with the body is told to those who may know of the profile.
        : await registry.FindEditableAsync(who, slug, cancellationToken) is null ? Problems.Missing()
        : Problems.Invalid("enabled", "Must be true or false.");

    private static Results<Ok<ProfileView>, ProblemHttpResult> Answer(EditProfileResult result) => result switch
    {
        EditProfileResult.Done done => TypedResults.Ok(ProfileView.Of(done.Profile, contact: true)),
        EditProfileResult.Invalid invalid => Problems.Invalid(invalid.Errors),
        EditProfileResult.Conflict conflict => Problems.Of(409, conflict.Code, conflict.Message),
        _ => Problems.Missing(),
    };

    private static ProfileView View(Profile profile, RequestViewer who) => ProfileView.Of(profile, contact: who.Viewer.CanEdit(profile));

    // What the answer depends on: the row, and whether the viewer sees the contact.
    private static IEnumerable<object> Parts(Profile profile, RequestViewer who) => [profile.Id, profile.Version, who.Viewer.CanEdit(profile)];

    internal sealed record CreateProfile(string? DisplayName, string? Slug, string? OwnerEmail);

    internal sealed record SetStatusBody(bool? Enabled);
}
