using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Says in one line why the process could not start, for whoever starts it. What is no fault of the surroundings is none of these.</summary>
internal static class StartFault
{
    private const int SqliteFull = 13;

    /// <summary>The line; null where the exception is a bug and its trace is needed.</summary>
    public static string? Line(Exception exception)
    {
        if (Causes(exception).OfType<AddressInUseException>().Any())
        {
            return "Another process listens on this address. Stop it, or set ASPNETCORE_URLS to another one.";
        }

        foreach (var one in Causes(exception))
        {
            switch (one)
            {
                case InvalidOptionsException or DataDirectoryInUseException or DataDirectoryUnusableException:
                    return one.Message;
                case SqliteException { SqliteErrorCode: SqliteFull }:
                    return "DATA_DIR cannot be used: the disk is full.";
                case SqliteException sqlite:
                    return $"DATA_DIR cannot be used: a database in it cannot be opened or written (SQLite error {sqlite.SqliteErrorCode}).";
                case IOException or UnauthorizedAccessException:
                    return $"A file cannot be used: {one.Message}";
            }
        }

        return null;
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }
}
