using System.Globalization;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>One open handle on an <c>index.db</c> or <c>search.db</c>, with its prepared statements. One user at a time.</summary>
internal sealed class IndexConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private IndexConnection(SqliteConnection connection) => _connection = connection;

    private bool _hasTables;
    private SqliteTransaction? _transaction;

    /// <summary>False for a file that nothing was written to yet. Asks the file until it is true: another handle may write first.</summary>
    public bool HasTables => _hasTables = _hasTables || Version() != 0;

    /// <summary>Opens the file. Nothing is pooled: a pooled handle outlives the file that it was opened on.</summary>
    /// <exception cref="UnusableIndexException">It was written by another version of the program.</exception>
    public static IndexConnection Open(string path, VectorExtension? vectors, bool create, int schemaVersion = IndexSchema.Version)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        var opened = new IndexConnection(connection);
        try
        {
            connection.Open();
            opened.Configure(schemaVersion);
            vectors?.Load(connection);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The statement for this text, prepared once for the life of the handle.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }
            _commands.Add(sql, command);
        }
        command.Transaction = Transaction;
        return command;
    }

    /// <summary>The transaction under way; null outside one.</summary>
    // A finished one has no connection.
    public SqliteTransaction? Transaction => _transaction is { Connection: not null } ? _transaction : null;

    /// <summary>Everything read until it is disposed is of one moment.</summary>
    public SqliteTransaction BeginRead() => _transaction = _connection.BeginTransaction(deferred: true);

    /// <summary>Takes the write lock at once (BEGIN IMMEDIATE), so that it cannot fail half-way for a lock.</summary>
    public SqliteTransaction BeginWrite() => _transaction = _connection.BeginTransaction(deferred: false);

    /// <summary>Runs a statement that is not kept.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
        _connection.Dispose();
    }

    // No mmap: a file cut short under a mapping kills the process instead of failing one query. Deleted text is overwritten.
    private void Configure(int schemaVersion)
    {
        Execute("""
            PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -2048;
            PRAGMA journal_size_limit = 1048576; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
            """);
        var version = Version();
        if (version != 0 && version != schemaVersion)
        {
            throw new UnusableIndexException(string.Create(CultureInfo.InvariantCulture, $"schema version {version}, not {schemaVersion}"));
        }
    }

    private int Version() => Convert.ToInt32(Command("PRAGMA user_version").ExecuteScalar(), CultureInfo.InvariantCulture);
}

/// <summary>The file cannot be used as it is, though SQLite can open it.</summary>
internal sealed class UnusableIndexException(string reason) : Exception(reason);
