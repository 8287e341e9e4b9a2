using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>Shorter forms for prepared statements.</summary>
internal static class StatementExtensions
{
    /// <summary>Sets the parameters in their order.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
        return command;
    }

    /// <summary>Runs it with these parameters for its effect.</summary>
    public static void Run(this SqliteCommand command, params ReadOnlySpan<object> values) => command.With(values).ExecuteNonQuery();

    /// <summary>Runs an INSERT and gives the row number that it made.</summary>
    public static long Inserted(this SqliteCommand command, IndexConnection connection)
    {
        command.ExecuteNonQuery();
        return (long)connection.Command("SELECT last_insert_rowid()").ExecuteScalar()!;
    }

    /// <summary>A column of little-endian floats, valid until the next row; the reader's own call would copy each into a new array.</summary>
    public static ReadOnlySpan<float> Floats(this SqliteDataReader reader, int column) =>
        MemoryMarshal.Cast<byte, float>(SQLitePCL.raw.sqlite3_column_blob(reader.Handle, column));
}
