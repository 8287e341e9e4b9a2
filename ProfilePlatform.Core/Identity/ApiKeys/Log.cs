using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Identity.ApiKeys;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The use of API key {KeyId} could not be noted")]
    public static partial void UseNotNoted(this ILogger logger, Exception exception, Guid keyId);
}
