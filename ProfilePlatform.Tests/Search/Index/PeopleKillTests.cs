using System.IO.Pipes;
using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>kill -9 in the middle of a projection: a batch is there as a whole or not at all, and the next one goes on.</summary>
public sealed class PeopleKillTests : IDisposable
{
    private const string FolderVariable = "TEST_KILL_FOLDER";
    private const string PipeVariable = "TEST_KILL_PIPE";
    private const int Count = 200;
    private readonly PeopleIndexFixture _people = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _people.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Projection_ProcessKilled_LeavesWholeBatches(int batches)
    {
        await KillDuringAsync(batches);

        await _people.Index.LoadAsync(Token);
        var even = (await FoundAsync("falconer")).Length;
        var odd = (await FoundAsync("heron")).Length;
        (even, odd).ShouldBeOneOf((0, 0), (Count, 0), (0, Count));
        CheckFile();

        await _people.ChangeAsync(Batch(0));
        (await FoundAsync("falconer")).Length.ShouldBe(Count);
        CheckFile();
    }

    /// <summary>Run in a process of its own: writes one batch over the other until it is killed, and says when it begins each time.</summary>
    [Fact]
    public async Task Writer()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Runs in a child process only.");
        using var fixture = new PeopleIndexFixture(new DataDirectory(folder));
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(Token);
        for (var batch = 0; ; batch++)
        {
            pipe.WriteByte(1);
            await fixture.Store.WriteAsync(Batch(batch), "test", Someone.Dimensions, Token);
        }
    }

    private static PersonChange[] Batch(int number) => [.. Enumerable.Range(1, Count).Select(person =>
        new Someone(person).Card(number % 2 == 0 ? "Falconer" : "Heron keeper", 0.5f, null, ("Kept records", 0.1f)).Change())];

    // Everybody who has the word, with as many places as there are people.
    private async Task<int[]> FoundAsync(string word)
    {
        var query = PeopleIndexFixture.Query(new SearchCriteria { SearchPhrases = [word] }, ProfilePlatform.Core.Search.Ranking.RankingProfile.WordsAlone) with { Most = Count + 1 };
        return [.. (await _people.SearchAsync(query)).People.Where(person => person.Score > 0).Select(person => PeopleIndexFixture.Number(person.ProfileId))];
    }

    private async Task KillDuringAsync(int batches)
    {
        var name = "kill-" + Path.GetFileName(_people.Data.Root);
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var writer = OwnProcess.Start(
            "-method", $"*.{nameof(PeopleKillTests)}.{nameof(Writer)}", (FolderVariable, _people.Data.Root), (PipeVariable, name));
        try
        {
            await pipe.WaitForConnectionAsync(Token);
            await pipe.ReadExactlyAsync(new byte[batches], Token);
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(Token);
        }
    }

    private void CheckFile()
    {
        using var connection = new SqliteConnection($"Data Source={_people.Data.SearchDb};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var (sql, expected) in new (string, object)[]
        {
            ("PRAGMA integrity_check", "ok"),
            ("INSERT INTO entries_fts(entries_fts) VALUES('integrity-check'); SELECT 'ok'", "ok"),
            ("SELECT count(*) FROM entries WHERE card NOT IN (SELECT card FROM cards) OR person NOT IN (SELECT person FROM people)", 0L),
            ("SELECT count(*) FROM vectors WHERE card NOT IN (SELECT card FROM cards)", 0L),
        })
        {
            command.CommandText = sql;
            command.ExecuteScalar().ShouldBe(expected, sql);
        }
    }
}
