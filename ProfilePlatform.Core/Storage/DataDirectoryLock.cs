namespace ProfilePlatform.Core.Storage;

/// <summary>
/// Keeps a second process off the same <c>DATA_DIR</c>: two would break each other's write gates and job claims. Held until disposed;
/// the operating system releases it when the process dies, however it dies.
/// </summary>
public sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Creates the folder where it is missing and takes it.</summary>
    /// <exception cref="DataDirectoryInUseException">Another process has it.</exception>
    /// <exception cref="DataDirectoryUnusableException">It cannot be created or written.</exception>
    public static DataDirectoryLock Take(DataDirectory data)
    {
        var path = Path.Combine(data.Root, ".lock");
        try
        {
            Directory.CreateDirectory(data.Root);
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsHeldElsewhere(exception))
        {
            throw new DataDirectoryInUseException(data.Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryUnusableException(data.Root, exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK from flock on Linux (11) and macOS (35), ERROR_SHARING_VIOLATION on Windows; a full disk or a missing mount is neither.
    private static bool IsHeldElsewhere(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}

/// <summary>Another process works on the same <c>DATA_DIR</c>.</summary>
public sealed class DataDirectoryInUseException(string path)
    : Exception($"Another process is using DATA_DIR '{path}'. Stop it, or set DATA_DIR to another folder.");

/// <summary><c>DATA_DIR</c> cannot be created or written.</summary>
public sealed class DataDirectoryUnusableException(string path, Exception inner)
    : Exception($"DATA_DIR '{path}' cannot be used: {inner.Message}", inner);
