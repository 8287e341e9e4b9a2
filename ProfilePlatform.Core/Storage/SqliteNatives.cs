using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Core.Storage;

/// <summary>
/// Chooses the native SQLite of this process: the system's libsqlite3, which the distribution patches, where it can do all that the stores
/// need; else the e_sqlite3 3.35.5 that comes with the packages.
/// </summary>
public static class SqliteNatives
{
    /// <summary>Environment variable that forces the bundled library when set to <c>1</c> or <c>true</c>.</summary>
    public const string BundledVariable = "SQLITE_BUNDLED";

    // What the bundled library is: the system's is taken only when it is no older.
    private const int BundledVersion = 3_035_005;
    private static readonly Lazy<SqliteNative> Used = new(Probe);
    private static bool _system;

    /// <summary>The library in use; opens a connection to make sure at the first call.</summary>
    public static SqliteNative Use() => Used.Value;

    /// <summary>
    /// Installs the choice before any code of this assembly can open a connection: once the provider has bound a function to one library,
    /// binding the next to another would mix the two.
    /// </summary>
#pragma warning disable CA2255 // A library's initialiser is a surprise where it does much; this one sets one resolver.
    [ModuleInitializer]
    internal static void Install()
#pragma warning restore CA2255
    {
        // macOS has extensions compiled out of its own library, and Windows' lacks parts of FTS5: only Linux distributions ship a full one.
        var forced = Environment.GetEnvironmentVariable(BundledVariable) is "1" or "true";
        var library = OperatingSystem.IsLinux() && !forced ? FindSystem() : 0;
        if (library != 0)
        {
            NativeLibrary.SetDllImportResolver(
                Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"), (name, _, _) => name == "e_sqlite3" ? library : 0);
            _system = true;
        }
    }

    private static SqliteNative Probe()
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        return new SqliteNative(connection.ServerVersion, _system);
    }

    private static nint FindSystem()
    {
        if (!NativeLibrary.TryLoad("libsqlite3.so.0", out var library))
        {
            return 0;
        }
        if (IsComplete(library))
        {
            return library;
        }
        NativeLibrary.Free(library);
        return 0;
    }

    private static bool IsComplete(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
            || !NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var option)
            || !NativeLibrary.TryGetExport(library, "sqlite3_load_extension", out _))
        {
            return false;
        }
        var has = Marshal.GetDelegateForFunctionPointer<CompileOptionUsed>(option);
        return Marshal.GetDelegateForFunctionPointer<VersionNumber>(version)() >= BundledVersion
            && has("ENABLE_FTS5") != 0 && has("THREADSAFE=1") != 0 && has("OMIT_LOAD_EXTENSION") == 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CompileOptionUsed([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}

/// <summary>The native SQLite in use.</summary>
/// <param name="Version">Its version, for example <c>3.40.1</c>.</param>
/// <param name="System">True for the system's library, false for the bundled one.</param>
public sealed record SqliteNative(string Version, bool System);
