namespace ProfilePlatform.Web.Features.Owner;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "An act on an owner's page failed")]
    public static partial void ActFailed(this ILogger log, Exception exception);
}
