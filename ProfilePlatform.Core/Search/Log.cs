using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Search;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The people index cannot be used ({Reason}); it is thrown away and built again")]
    public static partial void PeopleIndexDiscarded(this ILogger log, string reason);
}
