using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>
/// The one place that opens index files. Keeps the most recently used open (opening with sqlite-vec takes 0.4 ms), closes the others, and
/// refuses the files of profiles that are on their way out.
/// </summary>
internal sealed class ProfileIndexFiles(
    DataDirectory data, VectorExtension vectors, ProfileIndexLimits limits, ILogger<ProfileIndexFiles> log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, LinkedListNode<ProfileIndexFile>> _open = [];
    private readonly LinkedList<ProfileIndexFile> _byUse = [];
    private readonly HashSet<Guid> _gone = [];

    /// <summary>Number of profiles whose files are open.</summary>
    public int OpenFiles
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Shares the profile's file with its other users until <see cref="Release"/>.</summary>
    /// <exception cref="ProfileIndexClosedException">The profile's index was closed for good.</exception>
    public async ValueTask<ProfileIndexFile> LeaseAsync(Guid profileId, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task othersAlone;
            lock (_lock)
            {
                if (_gone.Contains(profileId))
                {
                    throw new ProfileIndexClosedException(profileId);
                }
                var file = Touch(profileId);
                if (file.Alone is null)
                {
                    file.Leases++;
                    return file;
                }
                othersAlone = file.Alone.Task;
            }
            await othersAlone.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends a lease and closes what is open beyond the limits.</summary>
    public void Release(ProfileIndexFile file)
    {
        ProfileIndexFile? leastUsed = null;
        lock (_lock)
        {
            file.Leases--;
            if (file.Leases == 0)
            {
                file.Drained?.SetResult();
                file.Drained = null;
            }
            if (_byUse.Count(candidate => candidate.Alone is null) > limits.OpenFiles)
            {
                leastUsed = _byUse.Reverse().FirstOrDefault(candidate => candidate is { Leases: 0, Alone: null });
                if (leastUsed is not null)
                {
                    leastUsed.Alone = NewSignal();
                }
            }
            ForgetSnapshots();
        }
        if (leastUsed is not null)
        {
            CloseFile(leastUsed);
        }
    }

    /// <summary>Refuses the profile from now on, waits for its users to leave, and closes its file.</summary>
    public async Task CloseAsync(Guid profileId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _gone.Add(profileId);
        }
        if (await AloneAsync(profileId, cancellationToken) is { } file)
        {
            CloseFile(file);
        }
    }

    /// <summary>
    /// Moves a file that cannot be used out of the way; the next replacement builds a new one. Does nothing where another user of the same
    /// broken file has done so already. The caller holds no lease.
    /// </summary>
    public async Task SetAsideAsync(ProfileIndexFile broken, Exception reason, CancellationToken cancellationToken)
    {
        var file = await AloneAsync(broken.ProfileId, cancellationToken);
        if (file is null)
        {
            return;
        }
        file.CloseIdle();
        if (ReferenceEquals(file, broken) && File.Exists(file.Path))
        {
            File.Move(file.Path, AsidePath(file.Path), overwrite: true);
            File.Delete(file.Path + "-wal");
            File.Delete(file.Path + "-shm");
            log.IndexSetAside(file.ProfileId, reason.Message);
        }
        CloseFile(file);
    }

    /// <summary>Where a broken file is kept until its successor is complete.</summary>
    public static string AsidePath(string path) => path + ".aside";

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _byUse)
            {
                _gone.Add(file.ProfileId);
                file.CloseIdle();
            }
            _open.Clear();
            _byUse.Clear();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProfileIndexFile Touch(Guid profileId)
    {
        if (_open.TryGetValue(profileId, out var node))
        {
            _byUse.Remove(node);
        }
        else
        {
            node = new LinkedListNode<ProfileIndexFile>(
                new ProfileIndexFile(profileId, data.ProfileIndex(profileId), vectors, limits.IdleHandles));
            _open.Add(profileId, node);
        }
        _byUse.AddFirst(node);
        return node.Value;
    }

    /// <summary>Holds new users back and waits for the others to leave; null where the file is not open.</summary>
    private async Task<ProfileIndexFile?> AloneAsync(Guid profileId, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                if (!_open.TryGetValue(profileId, out var node))
                {
                    return null;
                }
                var file = node.Value;
                if (file is { Alone: null, Leases: 0 })
                {
                    file.Alone = NewSignal();
                    return file;
                }
                wait = file.Alone?.Task
                    ?? (file.Drained ??= NewSignal()).Task;
            }
            await wait.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Closes a file that the caller has alone, and lets those who wait come to a new one.</summary>
    private void CloseFile(ProfileIndexFile file)
    {
        try
        {
            file.CloseIdle();
        }
        finally
        {
            lock (_lock)
            {
                if (_open.Remove(file.ProfileId, out var node))
                {
                    _byUse.Remove(node);
                }
                file.Alone!.SetResult();
            }
        }
    }

    // The least recently used lose their resident copy first; the file in use right now keeps its own.
    private void ForgetSnapshots()
    {
        var held = 0L;
        foreach (var file in _byUse)
        {
            held += file.Snapshot?.Bytes ?? 0;
            if (held > limits.ResidentBytes && file != _byUse.First!.Value)
            {
                held -= file.Snapshot?.Bytes ?? 0;
                file.Snapshot = null;
            }
        }
    }
}
