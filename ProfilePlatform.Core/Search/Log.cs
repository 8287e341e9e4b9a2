using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Search;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "No reasons from the model; the local ones stay")]
    public static partial void ReasonsFailed(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model could not read a people search; the rules did")]
    public static partial void ParsingFailed(this ILogger logger, Exception? exception);
}
