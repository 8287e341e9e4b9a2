using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Profiles;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Profile {ProfileId} is removed; settled: {Settled}")]
    public static partial void Removed(this ILogger logger, Guid profileId, bool settled);

    [LoggerMessage(LogLevel.Error, "Removing profile {ProfileId} failed and is tried again")]
    public static partial void RemovalFailed(this ILogger logger, Exception exception, Guid profileId);

    [LoggerMessage(LogLevel.Warning, "Making a portrait was stopped after {Limit}")]
    public static partial void PortraitTimedOut(this ILogger logger, TimeSpan limit);

    [LoggerMessage(LogLevel.Information, "A picture could not be made into a portrait: exit code {ExitCode}")]
    public static partial void PortraitRefused(this ILogger logger, int exitCode);
}
