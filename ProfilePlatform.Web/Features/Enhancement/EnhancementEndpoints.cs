using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Decisions;
using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Core.Limits;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Enhancement;

/// <summary>The rewriting of a profile over HTTP.</summary>
internal static class EnhancementEndpoints
{
    private const int RetrySeconds = 5;
    private const int FaultRetrySeconds = 30;

    public static void MapEnhancement(this IEndpointRouteBuilder api)
    {
        api.MapPost("/profiles/{slug}/enhance", Enhance);
        api.MapPut("/profiles/{slug}/enhance/sections/{id}", Decide);
        api.MapPost("/profiles/{slug}/enhance/style", Style).LimitedAs(RequestKind.Upload);
    }

    private static async Task<Results<Ok<EnhancementAnswer>, ProblemHttpResult>> Enhance(
        RequestViewer who, string slug, HttpContext context, ProfileRegistry registry, EnhancementRuns runs, SectionDecisions decisions, EnhancementTimes times,
        CancellationToken cancellationToken)
    {
        // Who may not change it learns nothing of what is wrong with the body.
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        var wish = SeenText.Clean((await ReadAsync(context.Request, cancellationToken))?.CustomPrompt ?? "");
        if (wish.Length > EnhancementLimits.CustomPrompt)
        {
            return Problems.Invalid("custom_prompt", $"Must not be longer than {EnhancementLimits.CustomPrompt} characters.");
        }

        switch (await runs.RequestAsync(who, slug, wish, cancellationToken))
        {
            case EnhanceRequest.Ordered ordered:
                return await runs.WaitAsync(ordered.ProfileId, ordered.RunId, times.Answer, cancellationToken) is { } run
                    ? Answer(context, await decisions.ViewAsync(run, cancellationToken))
                    : Problems.Missing();
            case EnhanceRequest.NoModel:
                return Problems.Of(503, "no-language-model", "No language model is set up on this server, so nothing can be rewritten.");
            case EnhanceRequest.Busy:
                return Problems.Of(409, "enhancement-running", "A rewriting with another wish is under way. Wait for its end.");
            case EnhanceRequest.NothingToDo:
                return Problems.Of(422, "nothing-to-enhance", "The profile has no summary and no cards with a text.");
            default:
                return Problems.Missing();
        }
    }

    // A bound body must be there: routing passes by a route that takes JSON where none is sent.
    private static async Task<EnhanceBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return null;
        }

        try
        {
            return request.HasJsonContentType()
                ? await request.ReadFromJsonAsync<EnhanceBody>(cancellationToken)
                : throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("Not readable.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static Results<Ok<EnhancementAnswer>, ProblemHttpResult> Answer(HttpContext context, RunView view)
    {
        if (view.Run.State != EnhancementState.Done)
        {
            context.Response.Headers.RetryAfter = RateLimitHeaders.RetryAfter(TimeSpan.FromSeconds(RetrySeconds));
            return Problems.Of(503, "enhancement-running", "The rewriting takes longer than a request may. It goes on; ask again for its result.");
        }

        if (view.Enhanced == 0 && view.Run.Fault.Length > 0)
        {
            context.Response.Headers.RetryAfter = RateLimitHeaders.RetryAfter(TimeSpan.FromSeconds(FaultRetrySeconds));
            return Problems.Of(503, EnhanceWords.FaultCode(view.Run.Fault), EnhanceWords.Fault(view.Run.Fault));
        }

        return TypedResults.Ok(EnhancementAnswer.Of(view));
    }

    private static async Task<Results<Ok<SectionAnswer>, ProblemHttpResult>> Decide(
        RequestViewer who, string slug, string id, DecisionBody body, ProfileRegistry registry, SectionDecisions decisions, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var section) || await registry.FindEditableAsync(who, slug, cancellationToken) is null)
        {
            return Problems.Missing();
        }

        if (body.State is not ("accepted" or "rejected"))
        {
            return Problems.Invalid("state", "Must be accepted or rejected.");
        }

        if (body.Text is not null && body.State == "rejected")
        {
            return Problems.Invalid("text", "Comes with accepted only.");
        }

        if (body.Text is { } text && SeenText.Clean(text).Length is 0 or > EnhancementLimits.Summary)
        {
            return Problems.Invalid("text", $"Must hold 1 to {EnhancementLimits.Summary:N0} characters.");
        }

        var result = body.State == "accepted"
            ? await decisions.AcceptAsync(who, slug, section, body.Text, cancellationToken)
            : await decisions.RejectAsync(who, slug, section, cancellationToken);
        return result switch
        {
            DecisionResult.Done done => TypedResults.Ok(SectionAnswer.Of(done.Section)),
            DecisionResult.Unsupported unsupported => Unsupported(unsupported.Facts),
            DecisionResult.Conflict conflict => Problems.Of(409, conflict.Code, conflict.Message),
            _ => Problems.Missing(),
        };
    }

    private static ProblemHttpResult Unsupported(IReadOnlyList<string> facts)
    {
        var problem = Problems.Of(422, "unsupported-facts", "The text says what the original does not. Take it out, or change the original first.");
        problem.ProblemDetails.Extensions["blocked_facts"] = facts;
        return problem;
    }

    private static async Task<Results<Ok<StyleAnswer>, ProblemHttpResult>> Style(
        RequestViewer who, string slug, HttpRequest request, ProfileRegistry registry, SampleLetters letters, CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        if (!request.HasFormContentType || await FormFiles.OneAsync(request, cancellationToken) is not { } file)
        {
            return Problems.Invalid("file", "Send one file in the form field \"file\".");
        }

        await using var content = file.OpenReadStream();
        var (style, refusal) = await letters.TakeAsync(profile.Id, file.FileName, content, cancellationToken);
        return style is not null ? TypedResults.Ok(StyleAnswer.Of(style)) : Problems.Of(StatusOf(refusal!), refusal!.Code, refusal.Message);
    }

    private static int StatusOf(DocumentRefusal refusal) => refusal.Code switch
    {
        "document-too-large" => 413,
        "document-type" => 415,
        "document-name" => 400,
        "reader-unavailable" => 503,
        _ => 422,
    };

    internal sealed record EnhanceBody(string? CustomPrompt);

    internal sealed record DecisionBody(string? State, string? Text);
}
