using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Logs;

/// <summary>The log files of single profiles.</summary>
public sealed class ProfileLogs(LogOutput output, DataDirectory data)
{
    /// <summary>Removes all files of a profile that is gone for good. Entries that are still on their way write none again.</summary>
    public Task DeleteAsync(Guid profileId, CancellationToken cancellationToken = default) =>
        Task.Run(() => output.RemoveProfile(LogPaths.OfProfile(data, profileId)), cancellationToken);
}
