using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>The files of the people index. They hold nothing that cannot be made again.</summary>
public static class PeopleIndexFiles
{
    /// <summary>Removes them, so that the index is built anew at the next start. Nothing may have them open.</summary>
    public static void Delete(DataDirectory data)
    {
        foreach (var path in new[] { data.SearchDb, data.SearchDb + "-wal", data.SearchDb + "-shm", data.SearchSnapshot })
        {
            File.Delete(path);
        }
    }
}
