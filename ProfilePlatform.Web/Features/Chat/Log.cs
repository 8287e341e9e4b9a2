namespace ProfilePlatform.Web.Features.Chat;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A question to profile {ProfileId} could not be taken")]
    public static partial void QuestionNotTaken(this ILogger log, Exception exception, Guid profileId);
}
