using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>
/// Removes profiles' folders. A folder is renamed first: from then on nothing finds it under the profile's id, also when its removal is
/// interrupted.
/// </summary>
public sealed class ProfileFolders(DataDirectory data, IProfileIndex index, TimeProvider time, ILogger<ProfileFolders> log)
{
    /// <summary>
    /// Closes the profile's index for good and removes its index, documents and texts. Call it once the profile's row says that it is deleted;
    /// calling it again does no harm.
    /// </summary>
    public async Task DeleteAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await index.CloseAsync(profileId, cancellationToken);
        Discard(data.Profile(profileId));
        // What could not be removed the last time may be by now.
        EmptyTrash();
    }

    /// <summary>Removes folders that belong to none of <paramref name="profiles"/>. Call it at start, before anything is served.</summary>
    public void RemoveOthers(IReadOnlySet<Guid> profiles)
    {
        var root = Path.GetDirectoryName(data.Profile(Guid.Empty))!;
        foreach (var folder in Directory.Exists(root) ? Directory.GetDirectories(root) : [])
        {
            if (Guid.TryParse(Path.GetFileName(folder), out var id) && !profiles.Contains(id))
            {
                Discard(folder);
            }
        }
    }

    private void Discard(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        Directory.CreateDirectory(data.Trash);
        var trashed = Path.Combine(data.Trash, Ids.New(time).ToString("D"));
        Directory.Move(folder, trashed);
        Remove(trashed);
    }

    /// <summary>Removes what is left in the trash.</summary>
    public void EmptyTrash()
    {
        if (!Directory.Exists(data.Trash))
        {
            return;
        }
        foreach (var folder in Directory.GetDirectories(data.Trash))
        {
            Remove(folder);
        }
    }

    // What cannot be removed now is out of reach already and goes at the next start.
    private void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another removal was faster.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.TrashRemains(folder, exception);
        }
    }
}
