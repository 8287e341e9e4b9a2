using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>The owner's layer of a twin's prompt, over HTTP.</summary>
internal static class PromptEndpoints
{
    public static void MapPrompts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/prompts", Get);
        api.MapPatch("/profiles/{slug}/prompts", Patch);
        api.MapPost("/profiles/{slug}/prompts/restore", Restore);
        api.MapGet("/profiles/{slug}/prompts/versions", Versions);
    }

    private static async Task<Results<Ok<PromptView>, ProblemHttpResult>> Get(
        RequestViewer who, string slug, OwnerPrompts prompts, HttpContext context, CancellationToken cancellationToken) =>
        await prompts.ReadAsync(who, slug, cancellationToken) is { } shown ? Shown(context, shown) : Problems.Missing();

    private static async Task<Results<Ok<PromptView>, ProblemHttpResult>> Patch(
        RequestViewer who, string slug, JsonElement body, OwnerPrompts prompts, HttpContext context, CancellationToken cancellationToken)
    {
        // Who may not change it learns nothing of what is wrong with the body.
        if (await prompts.ReadAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            return Problems.Of(400, "invalid", "The body must be an object of prompt fields.");
        }

        var patch = PromptPatch.Read(body);
        return patch.Errors.Count > 0
            ? Problems.Invalid(patch.Errors)
            : await ChangeAsync(who, slug, patch.Version, patch.Apply, prompts, context, cancellationToken);
    }

    private static Task<Results<Ok<PromptView>, ProblemHttpResult>> Restore(
        RequestViewer who, string slug, OwnerPrompts prompts, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(who, slug, null, _ => PromptTexts.Empty, prompts, context, cancellationToken);

    private static async Task<Results<Ok<Paged<VersionView>>, ProblemHttpResult>> Versions(
        RequestViewer who, string slug, int? page, int? page_size, OwnerPrompts prompts, CancellationToken cancellationToken) =>
        await prompts.VersionsAsync(who, slug, new PageRequest(page, page_size), cancellationToken) is { } found
            ? TypedResults.Ok(new Paged<VersionView>([.. found.Items.Select(VersionView.Of)], found.Total, found.Page))
            : Problems.Missing();

    private static async Task<Results<Ok<PromptView>, ProblemHttpResult>> ChangeAsync(
        RequestViewer who, string slug, int? version, Func<PromptTexts, PromptTexts> change, OwnerPrompts prompts, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (isWellFormed, match) = PromptVersion.IfMatch(context);
        if (!isWellFormed)
        {
            return Problems.Invalid("If-Match", PromptVersion.Malformed);
        }

        return (version, match) is ({ } one, { } other) && one != other
            ? Problems.Invalid("version", PromptVersion.Contradicts)
            : await prompts.ChangeAsync(who, slug, version ?? match, change, cancellationToken) switch
            {
                null => Problems.Missing(),
                { IsStale: true } => Problems.Of(409, "prompts-changed", "Somebody changed these texts meanwhile. Nothing was changed; read them again."),
                { Prompts: var shown } => Shown(context, shown),
            };
    }

    private static Ok<PromptView> Shown(HttpContext context, ShownPrompts shown)
    {
        context.Response.Headers.ETag = PromptVersion.Tag(shown.Number);
        return TypedResults.Ok(PromptView.Of(shown));
    }

    internal sealed record PromptView(string Persona, string Scope, string Tone, string Welcome, string FollowupStyle, int Version)
    {
        public static PromptView Of(ShownPrompts shown) => new(
            shown.Texts.Persona, shown.Texts.Scope, shown.Texts.Tone, shown.Texts.Welcome, shown.Texts.FollowupStyle, shown.Number);
    }

    internal sealed record VersionView(
        int Number, DateTimeOffset CreatedAt, string Author, string Persona, string Scope, string Tone, string Welcome, string FollowupStyle)
    {
        public static VersionView Of(ShownPrompts shown) => new(
            shown.Number, shown.CreatedAt, shown.Author,
            shown.Texts.Persona, shown.Texts.Scope, shown.Texts.Tone, shown.Texts.Welcome, shown.Texts.FollowupStyle);
    }
}
