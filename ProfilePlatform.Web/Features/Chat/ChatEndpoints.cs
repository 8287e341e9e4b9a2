using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>Conversations over HTTP.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder api)
    {
        api.MapPost("/profiles/{slug}/chat", Ask).LimitedByItself();
        api.MapPost("/profiles/{slug}/chat/stream", Stream).LimitedByItself();
        api.MapGet("/profiles/{slug}/chat/welcome", Welcome);
        api.MapPost("/profiles/{slug}/chat/{session_id}/feedback", Rate);
    }

    private static async Task<Results<Ok<TurnResult>, ProblemHttpResult>> Ask(
        RequestViewer who, string slug, AskBody body, HttpContext context, ProfileDirectory directory, TurnRunner runner, ChatLimits limits,
        CancellationToken cancellationToken)
    {
        var (turn, problem) = await StartAsync(who, slug, body, context, directory, runner, limits, cancellationToken);
        if (turn is null)
        {
            return problem!;
        }

        await foreach (var turnEvent in turn.EventsAsync(cancellationToken))
        {
            switch (turnEvent)
            {
                case TurnDone done:
                    return TypedResults.Ok(done.Result);
                case TurnFailed failed:
                    return Problems.Of(503, "turn-failed", failed.Message);
            }
        }

        return Problems.Of(503, "turn-failed", "The answer could not be completed.");
    }

    private static async Task<IResult> Stream(
        RequestViewer who, string slug, AskBody body, HttpContext context, ProfileDirectory directory, TurnRunner runner, ChatLimits limits,
        CancellationToken cancellationToken)
    {
        var (turn, problem) = await StartAsync(who, slug, body, context, directory, runner, limits, cancellationToken);
        if (turn is null)
        {
            return problem!;
        }

        await TurnEventStream.WriteAsync(context, turn, cancellationToken);
        return Results.Empty;
    }

    private static async Task<Results<Ok<WelcomeView>, ProblemHttpResult>> Welcome(
        RequestViewer who, string slug, ProfileDirectory directory, Greetings greetings, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(who, slug, cancellationToken) is not { Enabled: true } profile)
        {
            return Problems.Missing();
        }

        var welcome = await greetings.GreetAsync(profile, cancellationToken);
        return TypedResults.Ok(new WelcomeView(welcome.Text, welcome.Questions));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Rate(
        RequestViewer who, string slug, string session_id, RateBody body, ProfileDirectory directory, Conversations conversations,
        CancellationToken cancellationToken)
    {
        if (body.Helpful is not { } helpful || body.Turn is not { } turn)
        {
            return Problems.Invalid(body.Turn is null ? "turn" : "helpful", "Is missing.");
        }

        return await directory.FindAsync(who, slug, cancellationToken) is { Enabled: true } profile
            && await conversations.RateAsync(profile.Id, session_id, turn, helpful, body.Comment, cancellationToken)
                ? TypedResults.NoContent()
                : Problems.Missing();
    }

    private static async Task<(RunningTurn? Turn, ProblemHttpResult? Problem)> StartAsync(
        RequestViewer who, string slug, AskBody body, HttpContext context, ProfileDirectory directory, TurnRunner runner, ChatLimits limits,
        CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(who, slug, cancellationToken) is not { Enabled: true } profile)
        {
            return (null, Problems.Missing());
        }

        var history = body.History?.Select(message => new HistoryMessage(message?.Role ?? "", message?.Content ?? "")).ToList() ?? [];
        var request = new TurnRequest(profile.Id, body.Message ?? "", body.SessionId, history, VisitorKey.Of(context));
        var started = await runner.StartAsync(request, cancellationToken);
        var (visitor, everybody) = limits.StandingOf(request.VisitorKey, profile.Id);
        RateLimitHeaders.Set(context.Response, ("visitor", visitor), ("profile", everybody));
        switch (started)
        {
            case StartTurnResult.Started { Turn: var turn }:
                return (turn, null);
            case StartTurnResult.Invalid invalid:
                return (null, Problems.Invalid(invalid.Field, invalid.Error));
            case StartTurnResult.Closed:
                return (null, Problems.Missing());
            case StartTurnResult.Limited limited:
                context.Response.Headers.RetryAfter = RateLimitHeaders.RetryAfter(limited.RetryAfter);
                return (null, Problems.Of(429, "too-many-requests", AskRefusal.Of(limited)));
            default:
                throw new InvalidOperationException("A turn neither started nor was refused.");
        }
    }

    // Visitors' programs of many kinds talk here and send more with a message than is read; nothing in it could grant anything.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record AskBody(string? Message, IReadOnlyList<HistoryBody?>? History, string? SessionId);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record HistoryBody(string? Role, string? Content);

    internal sealed record RateBody(int? Turn, bool? Helpful, string? Comment);

    internal sealed record WelcomeView(string Welcome, IReadOnlyList<string> Followups);
}
