namespace ProfilePlatform.Web.Hosting;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string method, string endpoint);

    [LoggerMessage(LogLevel.Information, "Listening on {Addresses}, data in {DataDir}")]
    public static partial void Listening(this ILogger logger, string addresses, string dataDir);

    [LoggerMessage(LogLevel.Warning, "{Component} is degraded: {Reason}")]
    public static partial void Degraded(this ILogger logger, string component, string reason);
}
