namespace ProfilePlatform.Core.Storage;

/// <summary>Makes sure before the start that there is room to start in: databases that cannot be written fail in many words and many places.</summary>
public static class DataDirectoryRoom
{
    // What the databases of an empty platform and their write-ahead logs take, twice.
    private const int Needed = 4 * 1024 * 1024;

    /// <summary>Writes a file of some megabytes and removes it.</summary>
    /// <exception cref="DataDirectoryUnusableException">There is no room, or nothing can be written.</exception>
    public static void Check(DataDirectory data)
    {
        var path = Path.Combine(data.Root, ".room");
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            file.Write(new byte[Needed]);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryUnusableException(data.Root, exception);
        }
    }
}
