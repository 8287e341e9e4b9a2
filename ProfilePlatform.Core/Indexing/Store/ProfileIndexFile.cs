using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>One profile's <c>index.db</c> while it is open: idle handles, the write gate and the resident copy.</summary>
internal sealed class ProfileIndexFile(Guid profileId, string path, VectorExtension vectors, int idleHandles)
{
    private readonly Lock _lock = new();
    private readonly Stack<IndexConnection> _idle = [];
    private volatile IndexSnapshot? _snapshot;

    public Guid ProfileId => profileId;

    public string Path => path;

    /// <summary>One writer at a time, waited for without holding a thread: SQLite's own wait sleeps.</summary>
    public SemaphoreSlim WriteGate { get; } = new(1, 1);

    /// <summary>The last resident copy; compare its generation with the file's before use.</summary>
    public IndexSnapshot? Snapshot
    {
        get => _snapshot;
        set => _snapshot = value;
    }

    /// <summary>Users at the moment; guarded by <see cref="ProfileIndexFiles"/>.</summary>
    public int Leases { get; set; }

    /// <summary>Set while one user has it alone; completed when others may come again. Guarded by <see cref="ProfileIndexFiles"/>.</summary>
    public TaskCompletionSource? Alone { get; set; }

    /// <summary>Completed when the last of the other users has left. Guarded by <see cref="ProfileIndexFiles"/>.</summary>
    public TaskCompletionSource? Drained { get; set; }

    /// <summary>A handle of its own for the caller; null where there is no file and none is to be created.</summary>
    public IndexConnection? Take(bool create)
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }
        if (create)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        }
        else if (!File.Exists(path))
        {
            return null;
        }
        return IndexConnection.Open(path, vectors, create);
    }

    /// <summary>Takes a handle back that is still good.</summary>
    public void GiveBack(IndexConnection connection)
    {
        lock (_lock)
        {
            if (_idle.Count < idleHandles)
            {
                _idle.Push(connection);
                return;
            }
        }
        connection.Dispose();
    }

    /// <summary>Closes every idle handle; with no lease out, the file is closed.</summary>
    public void CloseIdle()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }
}
