using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Indexing;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The index of profile {ProfileId} cannot be used ({Reason}); it is set aside and has to be built again")]
    public static partial void IndexSetAside(this ILogger log, Guid profileId, string reason);

    [LoggerMessage(LogLevel.Warning, "Could not remove {Folder}; it will be tried again at the next start")]
    public static partial void TrashRemains(this ILogger log, string folder, Exception exception);
}
