namespace ProfilePlatform.Web.Features.Logs;

internal static partial class Log
{
    [LoggerMessage("{Method} {Route} answered {Status} in {Milliseconds} ms")]
    public static partial void Answered(this ILogger logger, LogLevel level, string method, string route, int status, long milliseconds);
}
