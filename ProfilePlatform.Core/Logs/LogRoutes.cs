using NLog;

namespace ProfilePlatform.Core.Logs;

/// <summary>Which files an entry belongs to, beside <c>app</c>.</summary>
internal static class LogRoutes
{
    /// <summary>Indexing, Chat or App: by the work that the entry comes from, else by its category.</summary>
    public static LogType TypeOf(LogEventInfo entry) => LogOrigin.Current.Type ?? LogCategory.TypeOf(entry.LoggerName ?? "");

    /// <summary>The profile that the entry names, else the one that the work is for.</summary>
    public static Guid? ProfileOf(LogEventInfo entry) =>
        entry.HasProperties && entry.Properties.TryGetValue("ProfileId", out var value) && value is Guid id ? id : LogOrigin.Current.ProfileId;
}
