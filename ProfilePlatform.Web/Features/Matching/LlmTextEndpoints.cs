using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>A profile's text for models over HTTP.</summary>
internal static class LlmTextEndpoints
{
    public static void MapLlmTexts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/llm-text", Get);
        api.MapPut("/profiles/{slug}/llm-text", Put);
    }

    private static async Task<Results<Ok<LlmTextView>, ProblemHttpResult>> Get(
        RequestViewer who, string slug, ProfileRegistry registry, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile ? TypedResults.Ok(LlmTextView.Of(profile)) : Problems.Missing();

    private static async Task<Results<Ok<LlmTextView>, ProblemHttpResult>> Put(
        RequestViewer who, string slug, LlmTextBody body, ProfileRegistry registry, LlmTexts texts, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (body.Overridden == false && body.Text is not null || body.Overridden != false && body.Text is null)
        {
            return Problems.Invalid("text", "Send a text, or overridden false without one.");
        }

        return await texts.SetAsync(who, slug, body.Text, cancellationToken) switch
        {
            EditProfileResult.Done done => TypedResults.Ok(LlmTextView.Of(done.Profile)),
            EditProfileResult.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => Problems.Missing(),
        };
    }

    internal sealed record LlmTextBody(string? Text, bool? Overridden);

    /// <param name="Text">What a model reads.</param>
    /// <param name="Overridden">True where the owner wrote it.</param>
    /// <param name="Generated">What it would read of the fields.</param>
    internal sealed record LlmTextView(string Text, bool Overridden, string Generated)
    {
        public static LlmTextView Of(Profile profile) => new(ProfileForLlm.Of(profile), profile.ProfileForLlmOverridden, ProfileForLlm.Generate(profile));
    }
}
