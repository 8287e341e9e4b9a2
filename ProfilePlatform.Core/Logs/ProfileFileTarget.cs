using NLog;
using NLog.Common;
using NLog.Targets;

namespace ProfilePlatform.Core.Logs;

/// <summary>Writes each profile's file, holds none of them open, and writes none again that was removed.</summary>
internal sealed class ProfileFileTarget : FileTarget
{
    // One path for each profile deleted since the start; an entry may still be on its way.
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    /// <summary>Removes <paramref name="first"/> with its folder. The library holds the same lock while it writes.</summary>
    public void Remove(string first)
    {
        lock (SyncRoot)
        {
            _removed.Add(first);
            if (Path.GetDirectoryName(first) is { } folder && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <inheritdoc />
    protected override void Write(LogEventInfo logEvent)
    {
        if (IsKept(logEvent))
        {
            base.Write(logEvent);
        }
    }

    /// <inheritdoc />
    protected override void Write(IList<AsyncLogEventInfo> logEvents)
    {
        if (_removed.Count == 0)
        {
            base.Write(logEvents);
            return;
        }

        foreach (var gone in logEvents.Where(entry => !IsKept(entry.LogEvent)))
        {
            gone.Continuation(null);
        }

        base.Write([.. logEvents.Where(entry => IsKept(entry.LogEvent))]);
    }

    private bool IsKept(LogEventInfo logEvent) => !_removed.Contains(FileName.Render(logEvent));
}
