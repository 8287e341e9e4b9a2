using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Retrieval;

internal static partial class Log
{
    [LoggerMessage("A question to profile {ProfileId} has no vector ({Reason}); words alone find its passages")]
    public static partial void QuestionWithoutVector(this ILogger log, LogLevel level, Guid profileId, string reason);
}
