using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Logs;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "{Entries} log entries were dropped: more came than could be written")]
    public static partial void Dropped(this ILogger logger, long entries);
}
