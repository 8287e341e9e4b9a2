using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>
/// Gives each request an id of ours, in the log, in problem details and in the answer's <c>X-Request-Id</c>, and names who acts. An id that a request
/// brings along is not looked at: who sends it could make entries look like another's.
/// </summary>
internal static class RequestOrigin
{
    public const string Header = "X-Request-Id";

    /// <summary>The outermost part of the pipeline.</summary>
    public static IApplicationBuilder UseRequestOrigin(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("ProfilePlatform.Web.Features.Logs.Requests");
        return app.Use(async (context, next) =>
        {
            context.TraceIdentifier = ShortId.New();
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Header] = context.TraceIdentifier;
                return Task.CompletedTask;
            });
            using var origin = LogOrigin.Begin(new LogOrigin(LogActor.Anonymous, context.TraceIdentifier));
            var started = Stopwatch.GetTimestamp();
            await next(context);
            Tell(logger, context, Stopwatch.GetElapsedTime(started));
        });
    }

    /// <summary>Names who acts; comes after authentication.</summary>
    public static IApplicationBuilder UseLogActor(this IApplicationBuilder app)
    {
        var viewers = app.ApplicationServices.GetRequiredService<CurrentViewer>();
        return app.Use(async (context, next) =>
        {
            LogOrigin.Current.Actor = LogActor.Of(await viewers.OfAsync(context.User, context.RequestAborted));
            await next(context);
        });
    }

    // The route's pattern and never the path or the query: both can hold what somebody asks or a key that was put in the wrong place.
    private static void Tell(ILogger logger, HttpContext context, TimeSpan elapsed)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var level = reads && context.Response.StatusCode < 500 ? LogLevel.Debug : LogLevel.Information;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var method = KnownMethod(context.Request.Method);
        Name(context.Features.Get<IHttpActivityFeature>()?.Activity, method, route, context);
        logger.Answered(level, method, route, context.Response.StatusCode, (long)elapsed.TotalMilliseconds);
    }

    private static void Name(Activity? span, string method, string route, HttpContext context)
    {
        if (span is { IsAllDataRequested: true })
        {
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("request.id", context.TraceIdentifier)
                .SetTag("url.path", null).SetTag("user_agent.original", null);
        }
    }

    private static string KnownMethod(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method) || HttpMethods.IsConnect(method) ? method.ToUpperInvariant() : "(other)";
}
