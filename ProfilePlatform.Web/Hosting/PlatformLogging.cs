namespace ProfilePlatform.Web.Hosting;

/// <summary>What is logged, and how: one line an entry.</summary>
internal static class PlatformLogging
{
    /// <summary>Writes our own categories from <paramref name="level"/> on; of libraries only warnings, for their request lines would hold what visitors ask.</summary>
    public static void AddPlatformLogging(this ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddFilter(null, LogLevel.Warning);
        logging.AddFilter("ProfilePlatform", level);
        // Keys are protected by the file system; the warning says so at every start.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
