using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Documents;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Reading a {Kind} document was stopped after {Limit}")]
    public static partial void ReaderTimedOut(this ILogger logger, DocumentKind kind, TimeSpan limit);

    [LoggerMessage(LogLevel.Warning, "The reader of a {Kind} document ended with exit code {ExitCode} and no answer")]
    public static partial void ReaderDied(this ILogger logger, DocumentKind kind, int exitCode);

    [LoggerMessage(LogLevel.Information, "Swept {Files} files of unfinished or deleted documents")]
    public static partial void Swept(this ILogger logger, int files);
}
