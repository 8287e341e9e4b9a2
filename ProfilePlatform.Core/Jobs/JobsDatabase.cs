using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Jobs;

/// <summary>The scheduler's file. The scheduler itself reports a file that it cannot write in many words and several places.</summary>
public static class JobsDatabase
{
    /// <summary>Makes sure that it can be written.</summary>
    /// <exception cref="SqliteException">It cannot.</exception>
    public static async Task CheckAsync(DataDirectory data, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.JobsDb, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; CREATE TABLE room (id INTEGER); DROP TABLE room; ROLLBACK";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
