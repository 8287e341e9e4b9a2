using System.Text;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Tests.Profiles.Removal;

/// <summary>Looks for a person in everything that a platform keeps: each column of each table of platform.db, and the bytes and names of all files.</summary>
internal static class Leftovers
{
    // They hold the profile's id alone: what was done to it, that it is being removed, and that the people index is to follow.
    private static readonly string[] MayNameTheProfile = ["audit_trail", "profile_removals", "projection_work"];

    /// <summary>Where the profile's id or one of the words still stands.</summary>
    public static List<string> Of(string dataDir, Guid profileId, params string[] words) =>
        [.. InRows(dataDir, profileId, words), .. InFiles(dataDir, profileId, words)];

    private static IEnumerable<string> InRows(string dataDir, Guid profileId, string[] words)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDir, "platform.db")};Pooling=False");
        connection.Open();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in Column(connection, $"SELECT name FROM pragma_table_info('{table}')"))
            {
                foreach (var word in MayNameTheProfile.Contains(table) ? words : [profileId.ToString(), .. words])
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = $"SELECT count(*) FROM \"{table}\" WHERE instr(lower(CAST(\"{column}\" AS TEXT)), lower($word)) > 0";
                    command.Parameters.AddWithValue("$word", word);
                    if ((long)command.ExecuteScalar()! > 0)
                    {
                        yield return $"{table}.{column} holds {word}";
                    }
                }
            }
        }
    }

    private static IEnumerable<string> InFiles(string dataDir, Guid profileId, string[] words)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(dataDir, "*", SearchOption.AllDirectories))
        {
            if (path.Contains(profileId.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{path} is named by the profile";
            }

            if (File.Exists(path) && Path.GetFileName(path) != ".lock")
            {
                // Another process may be writing it.
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                foreach (var word in words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))
                {
                    yield return $"{path} holds {word}";
                }
            }
        }
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
