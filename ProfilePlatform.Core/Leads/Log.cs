using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Leads;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The digest for profile {ProfileId} could not be written")]
    public static partial void DigestFailed(this ILogger logger, Exception exception, Guid profileId);
}
