using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>A SQLite index in a data folder of its own.</summary>
internal sealed class ProfileIndexFixture : IDisposable
{
    public ProfileIndexFixture(VectorExtension? vectors = null, ProfileIndexLimits? limits = null, DataDirectory? data = null)
    {
        Data = data ?? new DataDirectory(Directory.CreateTempSubdirectory("index-").FullName);
        Files = new ProfileIndexFiles(Data, vectors ?? new VectorExtension(), limits ?? new ProfileIndexLimits(), NullLogger<ProfileIndexFiles>.Instance);
        Index = new SqliteProfileIndex(Files, vectors ?? new VectorExtension());
    }

    /// <summary>As on a machine without sqlite-vec.</summary>
    public static VectorExtension NoExtension => new(Path.Combine(Path.GetTempPath(), "no-such-folder"));

    public DataDirectory Data { get; }

    public ProfileIndexFiles Files { get; }

    public SqliteProfileIndex Index { get; }

    public void Dispose()
    {
        Files.Dispose();
        if (Directory.Exists(Data.Root))
        {
            Directory.Delete(Data.Root, recursive: true);
        }
    }
}
