using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Identity;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "When sessions were last used could not be stored; it is tried again")]
    public static partial void UseNotStored(this ILogger logger, Exception exception);
}
