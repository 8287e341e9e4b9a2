namespace ProfilePlatform.Web.Features.Search.Page;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "An act on the search page failed")]
    public static partial void ActFailed(this ILogger logger, Exception exception);
}
