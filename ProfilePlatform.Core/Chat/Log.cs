using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Chat;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "Turn {Number} with profile {ProfileId} failed")]
    public static partial void TurnFailed(this ILogger logger, Exception exception, Guid profileId, int number);

    [LoggerMessage(LogLevel.Information, "Turn {Number} with profile {ProfileId}: topics {Topics}, {Passages} passages, answered {Answered}")]
    public static partial void TurnAnswered(this ILogger logger, Guid profileId, int number, string topics, int passages, bool answered);
}
