using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Logs;

/// <summary>Reads what was logged.</summary>
public sealed class LogReader(DataDirectory data)
{
    /// <summary>The last <paramref name="most"/> entries, newest last. <paramref name="profileId"/> goes with <see cref="LogType.Profile"/>.</summary>
    public async Task<IReadOnlyList<LogLine>> LatestAsync(LogType type, Guid? profileId, int most, CancellationToken cancellationToken)
    {
        var first = type == LogType.Profile
            ? LogPaths.OfProfile(data, profileId ?? throw new ArgumentNullException(nameof(profileId)))
            : LogPaths.Of(data, type);
        var found = new List<LogLine>();
        foreach (var file in LogPaths.Files(first))
        {
            if (found.Count >= most)
            {
                break;
            }

            try
            {
                found.AddRange((await LogTail.ReadAsync(file, most - found.Count, cancellationToken)).Select(LogLine.Parse).OfType<LogLine>());
            }
            catch (FileNotFoundException)
            {
                // The oldest was removed meanwhile.
            }
        }

        found.Reverse();
        return found;
    }
}
