using System.IO.Pipes;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Indexing;

public sealed class ProfileIndexKillTests : IDisposable
{
    private const string FolderVariable = "TEST_KILL_FOLDER";
    private const string PipeVariable = "TEST_KILL_PIPE";
    private static readonly Guid Profile = new("aaaaaaaa-0000-7000-8000-000000000001");
    private readonly ProfileIndexFixture _fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Replace_ProcessKilled_LeavesOneWholeSet(int replacements)
    {
        await KillDuringAsync(replacements);

        var status = await _fixture.Index.StatusAsync(Profile, Token);
        var chunks = await _fixture.Index.ReadAsync(Profile, [], int.MaxValue, Token);
        chunks.ShouldBe(status.ContentVersion == 0 ? [] : [.. Set(status.ContentVersion).Chunks.Select(item => item.Chunk)]);
        CheckFile(chunks.Count);

        await _fixture.Index.ReplaceAsync(Profile, Set(1000), Token);
        (await _fixture.Index.ReadAsync(Profile, [], int.MaxValue, Token)).ShouldBe(Set(1000).Chunks.Select(item => item.Chunk));
        (await _fixture.Index.SearchAsync(Profile, Passages.Near("even 7", 1), Token)).ShouldHaveSingleItem().Chunk.Text.ShouldBe("even 7");
        CheckFile(400);
    }

    /// <summary>Run in a process of its own: replaces one set by another until it is killed, and says when it begins each time.</summary>
    [Fact]
    public async Task Writer()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Runs in a child process only.");
        using var fixture = new ProfileIndexFixture(data: new DataDirectory(folder));
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(Token);
        for (var version = 1; ; version++)
        {
            pipe.WriteByte(1);
            await fixture.Index.ReplaceAsync(Profile, Set(version), Token);
        }
    }

    // Half of the passages stay from one set to the next, the others change.
    private static IndexContent Set(long version) => Passages.Content(version, Passages.Of(
        [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? $"stays {i}" : version % 2 == 0 ? $"even {i}" : $"odd {i}")]));

    private async Task KillDuringAsync(int replacements)
    {
        var name = "kill-" + Path.GetFileName(_fixture.Data.Root);
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var writer = OwnProcess.Start(
            "-method", $"*.{nameof(ProfileIndexKillTests)}.{nameof(Writer)}", (FolderVariable, _fixture.Data.Root), (PipeVariable, name));
        try
        {
            await pipe.WaitForConnectionAsync(Token);
            await pipe.ReadExactlyAsync(new byte[replacements], Token);
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(Token);
        }
    }

    private void CheckFile(int chunks)
    {
        if (chunks == 0)
        {
            return;
        }
        using var connection = new SqliteConnection($"Data Source={_fixture.Data.ProfileIndex(Profile)};Pooling=False");
        connection.Open();
        new VectorExtension().Load(connection);
        using var command = connection.CreateCommand();
        foreach (var (sql, expected) in new (string, object)[]
        {
            ("PRAGMA integrity_check", "ok"),
            ("INSERT INTO chunks_fts(chunks_fts) VALUES('integrity-check'); SELECT 'ok'", "ok"),
            ("SELECT count(*) FROM chunks_fts", (long)chunks),
            ("SELECT count(*) FROM chunk_vectors JOIN chunks ON chunks.row = chunk_vectors.rowid", (long)chunks),
            ("SELECT count(*) FROM chunk_vectors", (long)chunks),
        })
        {
            command.CommandText = sql;
            command.ExecuteScalar().ShouldBe(expected, sql);
        }
    }
}
