using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Core.Storage;

/// <summary>
/// The sqlite-vec extension for the running platform, from <c>assets/sqlite-vec-{os}-{arch}/</c> beside the assemblies. Where it is absent
/// or does not load, stores keep no vectors and retrieval is lexical.
/// </summary>
public sealed class VectorExtension
{
    private readonly string _path;

    /// <summary>Looks beside the assemblies and tries the library once.</summary>
    public VectorExtension() : this(AppContext.BaseDirectory) { }

    /// <summary>Looks under <paramref name="baseDirectory"/> and tries the library once.</summary>
    public VectorExtension(string baseDirectory)
    {
        _path = Path.Combine(baseDirectory, "assets", $"sqlite-vec-{Platform}", FileName);
        (Version, Reason) = Try();
    }

    /// <summary>True when connections can load it.</summary>
    public bool Available => Reason is null;

    /// <summary>Why it is not available, in plain words; null when it is.</summary>
    public string? Reason { get; }

    /// <summary>Its own version, for example <c>v0.1.9</c>; null when it is not available.</summary>
    public string? Version { get; }

    private static string Os => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Platform =>
        $"{Os}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string FileName =>
        OperatingSystem.IsWindows() ? "vec0.dll" : OperatingSystem.IsMacOS() ? "vec0.dylib" : "vec0.so";

    /// <summary>Loads it into an open connection; does nothing where it is not available.</summary>
    public void Load(SqliteConnection connection)
    {
        if (!Available)
        {
            return;
        }
        LoadInto(connection);
    }

    private void LoadInto(SqliteConnection connection)
    {
        connection.EnableExtensions();
        connection.LoadExtension(_path);
        connection.EnableExtensions(false); // SQL must not be able to load more.
    }

    private (string? Version, string? Reason) Try()
    {
        if (!File.Exists(_path))
        {
            return (null, $"sqlite-vec for {Platform} is not among the assets");
        }
        try
        {
            using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
            connection.Open();
            LoadInto(connection);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT vec_version()";
            return ((string)command.ExecuteScalar()!, null);
        }
        catch (SqliteException exception)
        {
            return (null, $"sqlite-vec for {Platform} does not load: {exception.Message}");
        }
    }
}
