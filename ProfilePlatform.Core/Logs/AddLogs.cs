using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NLog.Extensions.Logging;

namespace ProfilePlatform.Core.Logs;

/// <summary>Registers logs.</summary>
public static class AddLogsExtensions
{
    /// <summary>
    /// Writes our own categories from <paramref name="level"/> on; of libraries only warnings, for their request lines would hold what visitors ask.
    /// </summary>
    public static ILoggingBuilder AddLogs(this ILoggingBuilder logging, LogLevel level)
    {
        logging.Services.AddSingleton(provider => new LogOutput(
            provider.GetRequiredService<TimeProvider>(), allMessages: level == LogLevel.Trace, new LogLimits()));
        logging.Services.AddSingleton<LogReader>();
        logging.Services.AddSingleton<ProfileLogs>();
        logging.Services.AddHostedService<DropNotices>();
        logging.ClearProviders();
        // Without the last setting the library would take every level of every category.
        logging.AddNLog(
            new NLogProviderOptions { ShutdownOnDispose = false, IncludeScopes = false, CaptureEventId = EventIdCaptureType.None, RemoveLoggerFactoryFilter = false },
            provider => provider.GetRequiredService<LogOutput>().Factory);
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddFilter(null, LogLevel.Warning);
        logging.AddFilter("ProfilePlatform", level);
        // Keys are protected by the file system; the warning says so at every start.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return logging;
    }
}
