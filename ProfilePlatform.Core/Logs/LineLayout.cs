using System.Text;
using NLog;
using NLog.Layouts;

namespace ProfilePlatform.Core.Logs;

/// <summary>
/// Renders an entry as its line. The library renders on the thread of the work (it is not declared thread-agnostic), where its origin is known, and keeps
/// the line for all targets that share this object.
/// </summary>
internal sealed class LineLayout(TimeProvider time, bool allMessages) : Layout
{
    protected override string GetFormattedMessage(LogEventInfo logEvent)
    {
        var message = logEvent.FormattedMessage ?? "";
        if (logEvent.Exception is { } exception)
        {
            var text = new StringBuilder(message);
            ExceptionText.Append(text, exception, allMessages);
            message = text.ToString();
        }

        return LogLine.Format(time.GetUtcNow(), Name(logEvent.Level), LogOrigin.Current, logEvent.LoggerName ?? "-", message);
    }

    private static string Name(LogLevel level) =>
        level == LogLevel.Trace ? "TRACE"
        : level == LogLevel.Debug ? "DEBUG"
        : level == LogLevel.Info ? "INFO"
        : level == LogLevel.Warn ? "WARNING"
        : level == LogLevel.Error ? "ERROR"
        : "CRITICAL";
}
