using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Logs;

/// <summary>Logs as the application sets them up, in a folder of their own.</summary>
internal sealed class LogFolder : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-logs-").FullName;

    public LogFolder(LogLimits? limits = null, LogLevel level = LogLevel.Information)
    {
        var services = new ServiceCollection();
        Data = new DataDirectory(_folder);
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(Data);
        services.AddLogging(logging => logging.AddLogs(level));
        services.AddSingleton(new LogOutput(Clock, allMessages: level == LogLevel.Trace, limits ?? new LogLimits()));
        _services = services.BuildServiceProvider();
        Output.OpenFiles(Data);
    }

    public Clock Clock { get; } = new();

    public DataDirectory Data { get; }

    public LogOutput Output => _services.GetRequiredService<LogOutput>();

    public LogReader Reader => _services.GetRequiredService<LogReader>();

    public ProfileLogs Profiles => _services.GetRequiredService<ProfileLogs>();

    public ILogger Logger(string category = "ProfilePlatform.Core.Things.Thing") => _services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    /// <summary>The file's lines, once all is written.</summary>
    public string[] Lines(string name = "app.log")
    {
        Output.Flush();
        var path = Path.Combine(Data.Logs, name);
        return File.Exists(path) ? File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
