using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Retrieval;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A question to profile {ProfileId} has no vector ({Kind}: {Reason}); words alone find its passages")]
    public static partial void QuestionWithoutVector(this ILogger log, Guid profileId, string kind, string reason);
}
