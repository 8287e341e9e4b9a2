using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>Removes the log files of a profile that is gone.</summary>
internal sealed class ProfileLogFiles(ProfileLogs logs) : IProfileRemovalObserver
{
    public Task RemoveFilesAsync(Guid profileId, CancellationToken cancellationToken) => logs.DeleteAsync(profileId, cancellationToken);
}
