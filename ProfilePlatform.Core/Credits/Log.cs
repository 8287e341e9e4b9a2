using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Credits;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A key of a failed request could not be released; the next request takes it over")]
    public static partial void KeyNotReleased(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Removed {Count} keys older than a day")]
    public static partial void KeysRemoved(this ILogger logger, int count);
}
