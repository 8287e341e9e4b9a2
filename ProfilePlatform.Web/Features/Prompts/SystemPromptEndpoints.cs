using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Prompts;

/// <summary>The platform's own prompts, over HTTP.</summary>
internal static class SystemPromptEndpoints
{
    public static void MapSystemPrompts(this IEndpointRouteBuilder api)
    {
        var prompts = api.MapGroup("/system/prompts").AdminOnly();
        prompts.MapGet("", Get);
        prompts.MapPatch("", Patch);
        prompts.MapPost("/restore", Restore);
    }

    private static async Task<Ok<SystemPromptView>> Get(SystemPrompts prompts, HttpContext context, CancellationToken cancellationToken) =>
        Shown(context, await prompts.CurrentAsync(cancellationToken));

    private static async Task<Results<Ok<SystemPromptView>, ProblemHttpResult>> Patch(
        RequestViewer who, JsonElement body, SystemPrompts prompts, HttpContext context, CancellationToken cancellationToken)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Problems.Of(400, "invalid", "The body must be an object of prompts.");
        }

        var patch = TextPatch.Read(body, RuleOf);
        if (patch.Errors.Count > 0)
        {
            return Problems.Invalid(patch.Errors);
        }

        var (isWellFormed, match) = PromptVersion.IfMatch(context);
        if (!isWellFormed)
        {
            return Problems.Invalid("If-Match", PromptVersion.Malformed);
        }

        if ((patch.Version, match) is ({ } one, { } other) && one != other)
        {
            return Problems.Invalid("version", PromptVersion.Contradicts);
        }

        var (texts, isStale) = await prompts.ChangeAsync(who, patch.Version ?? match, patch.Texts, cancellationToken);
        return isStale
            ? Problems.Of(409, "prompts-changed", "Somebody changed these texts meanwhile. Nothing was changed; read them again.")
            : Shown(context, texts);
    }

    private static async Task<Ok<SystemPromptView>> Restore(
        RequestViewer who, SystemPrompts prompts, HttpContext context, CancellationToken cancellationToken) =>
        Shown(context, await prompts.RestoreAsync(who, cancellationToken));

    private static Func<string, string?>? RuleOf(string name) => name is "locked" or "placeholders"
        ? _ => "Can be read and not be changed."
        : SystemPrompt.All.FirstOrDefault(prompt => prompt.Name == name) is { } known ? known.Refuses : null;

    private static Ok<SystemPromptView> Shown(HttpContext context, SystemTexts texts)
    {
        context.Response.Headers.ETag = PromptVersion.Tag(texts.Number);
        return TypedResults.Ok(SystemPromptView.Of(texts));
    }

    /// <param name="Split">How a document is split.</param>
    /// <param name="Intent">How a question is sorted.</param>
    /// <param name="Answer">How an answer begins to be asked for.</param>
    /// <param name="Followup">How questions are suggested.</param>
    /// <param name="Version">Order of the versions; 0 where nothing was ever changed.</param>
    /// <param name="Locked">What is always said after each.</param>
    /// <param name="Placeholders">What each must hold.</param>
    internal sealed record SystemPromptView(
        string Split, string Intent, string Answer, string Followup, int Version, IReadOnlyDictionary<string, string> Locked,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders)
    {
        public static SystemPromptView Of(SystemTexts texts) => new(
            texts.Of(SplitWords.Prompt), texts.Of(IntentWords.Prompt), texts.Of(AnswerWords.Prompt), texts.Of(FollowUpWords.Prompt), texts.Number,
            SystemPrompt.All.ToDictionary(prompt => prompt.Name, prompt => prompt.Locked, StringComparer.Ordinal),
            SystemPrompt.All.ToDictionary(
                prompt => prompt.Name, IReadOnlyList<string> (prompt) => [.. prompt.Fills.Keys.Select(name => "{{" + name + "}}")], StringComparer.Ordinal));
    }
}
