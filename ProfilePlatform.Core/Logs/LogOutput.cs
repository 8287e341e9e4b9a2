using NLog;
using NLog.Config;
using NLog.Filters;
using NLog.Layouts;
using NLog.Targets;
using NLog.Targets.Wrappers;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Logs;

/// <summary>
/// Where entries go: the console from the start, files once the data folder is ours. Work never waits for either; what a full queue cannot take is
/// dropped and counted.
/// </summary>
public sealed class LogOutput : IDisposable
{
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(5);

    private readonly LogLimits _limits;
    private readonly LineLayout _line;
    private ProfileFileTarget? _profiles;
    private long _dropped;

    /// <summary>Opens the console.</summary>
    /// <param name="time">The clock of the lines.</param>
    /// <param name="allMessages">True where messages of all exceptions may be written.</param>
    /// <param name="limits">How much is kept.</param>
    public LogOutput(TimeProvider time, bool allMessages, LogLimits limits)
    {
        (_limits, _line) = (limits, new LineLayout(time, allMessages));
        var configuration = new LoggingConfiguration(Factory);
        configuration.AddRule(LogLevel.Trace, LogLevel.Fatal, Queued(new ConsoleTarget("console") { Layout = _line }));
        Factory.Configuration = configuration;
    }

    /// <summary>The library's loggers.</summary>
    public LogFactory Factory { get; } = new() { AutoShutdown = false };

    /// <summary>Entries dropped so far.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Writes files under <paramref name="data"/> too, from now on.</summary>
    public void OpenFiles(DataDirectory data)
    {
        var configuration = Factory.Configuration!;
        configuration.AddRule(LogLevel.Trace, LogLevel.Fatal, Queued(File(LogPaths.Of(data, LogType.App))));
        foreach (var type in (ReadOnlySpan<LogType>)[LogType.Indexing, LogType.Chat])
        {
            Add(configuration, Queued(File(LogPaths.Of(data, type))), entry => LogRoutes.TypeOf(entry) == type);
        }

        _profiles = new ProfileFileTarget
        {
            Name = "profile",
            FileName = Layout.FromMethod(entry => LogRoutes.ProfileOf(entry) is { } id ? LogPaths.OfProfile(data, id) : ""),
            KeepFileOpen = false,
            ArchiveAboveSize = _limits.ProfileFileSize,
            MaxArchiveFiles = _limits.ProfileFiles,
            Layout = _line,
        };
        Add(configuration, Queued(_profiles), entry => LogRoutes.ProfileOf(entry) is not null);
        Factory.ReconfigExistingLoggers();
    }

    /// <summary>Waits until what was logged is written.</summary>
    public void Flush() => Factory.Flush(FlushPatience);

    /// <inheritdoc />
    public void Dispose()
    {
        Flush();
        Factory.Dispose();
    }

    /// <summary>Removes a profile's files for good.</summary>
    internal void RemoveProfile(string first) => _profiles?.Remove(first);

    private static void Add(LoggingConfiguration configuration, Target target, Func<LogEventInfo, bool> takes)
    {
        var rule = new LoggingRule("*", LogLevel.Trace, LogLevel.Fatal, target) { FilterDefaultAction = FilterResult.Neutral };
        rule.Filters.Add(new WhenMethodFilter(entry => takes(entry) ? FilterResult.Log : FilterResult.Ignore));
        configuration.AddTarget(target);
        configuration.LoggingRules.Add(rule);
    }

    private FileTarget File(string path) => new(Path.GetFileNameWithoutExtension(path))
    {
        FileName = path,
        ArchiveAboveSize = _limits.FileSize,
        MaxArchiveFiles = _limits.Files,
        Layout = _line,
    };

    private AsyncTargetWrapper Queued(Target target)
    {
        var queue = new AsyncTargetWrapper(target, _limits.Waiting, AsyncTargetWrapperOverflowAction.Discard) { Name = target.Name + " queue" };
        queue.LogEventDropped += (_, _) => Interlocked.Increment(ref _dropped);
        return queue;
    }
}
