using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>Writes a turn as server-sent events: intent, delta, citation, followups, done, error.</summary>
internal static class TurnEventStream
{
    public static async Task WriteAsync(HttpContext context, RunningTurn turn, CancellationToken cancellationToken)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await foreach (var turnEvent in turn.EventsAsync(cancellationToken))
        {
            var (name, data) = Describe(turnEvent, context.TraceIdentifier);
            await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, json)}\n\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private static (string Name, object Data) Describe(TurnEvent turnEvent, string requestId) => turnEvent switch
    {
        IntentFound intent => ("intent", new { intent.Topics }),
        AnswerDelta delta => ("delta", new { delta.Text }),
        Cited cited => ("citation", cited.Citation),
        FollowupsReady followups => ("followups", new { Followups = followups.Questions }),
        TurnDone done => ("done", done.Result),
        TurnFailed failed => ("error", new
        {
            Type = Problems.TypeOf(503), Title = Problems.Title(503), Status = 503, Detail = failed.Message, TraceId = requestId,
        }),
        _ => throw new InvalidOperationException($"{turnEvent.GetType().Name} has no form in a stream."),
    };
}
