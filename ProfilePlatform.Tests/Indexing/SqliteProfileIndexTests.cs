using Microsoft.Data.Sqlite;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Store;

namespace ProfilePlatform.Tests.Indexing;

public sealed class SqliteProfileIndexTests : ProfileIndexContract, IDisposable
{
    private readonly ProfileIndexFixture _fixture = new();

    internal override IProfileIndex Index => _fixture.Index;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Read_OfUnknownProfile_LeavesNoFile()
    {
        await Find(Asha, Passages.Words("falcon"));

        Directory.Exists(_fixture.Data.Profile(Asha)).ShouldBeFalse();
    }

    [Fact]
    public async Task Close_ThenFolderMovedAndMadeAgain_ShowsNothingOfTheOldOne()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));
        await Find(Asha, Passages.Words("falcon"));

        await Index.CloseAsync(Asha, Token);
        Directory.Move(_fixture.Data.Profile(Asha), _fixture.Data.Profile(Asha) + "-gone");

        using var next = new ProfileIndexFixture(data: _fixture.Data);
        (await next.Index.SearchAsync(Asha, Passages.Words("falcon"), Token)).ShouldBeEmpty();
        await next.Index.ReplaceAsync(Asha, Passages.Content(1, Passages.Of("heron")), Token);
        (await next.Index.ReadAsync(Asha, [], 10, Token)).Single().Text.ShouldBe("heron");
    }

    [Fact]
    public async Task Close_LeavesOneFileWithoutItsLog()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));

        await Index.CloseAsync(Asha, Token);

        Directory.GetFiles(_fixture.Data.Profile(Asha)).Select(Path.GetFileName).ShouldBe(["index.db"]);
    }

    [Fact]
    public async Task Replace_NothingChanged_WritesNoPassage()
    {
        var chunks = Passages.Of("falcon", "heron");
        await Replace(Asha, Passages.Content(1, chunks));
        var rows = Rows();

        await Replace(Asha, Passages.Content(2, chunks));

        Rows().ShouldBe(rows);
        Scalar("SELECT value FROM meta WHERE key = 'generation'").ShouldBe("1");
    }

    [Fact]
    public async Task Replace_TextTakenOut_IsGoneFromTheFile()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("confidential zanzibar salary", "heron")));

        await Replace(Asha, Passages.Content(2, Passages.Of("heron")));
        await Index.CloseAsync(Asha, Token);

        var bytes = await File.ReadAllBytesAsync(_fixture.Data.ProfileIndex(Asha), Token);
        System.Text.Encoding.Latin1.GetString(bytes).ShouldNotContain("zanzibar");
    }

    [Fact]
    public async Task Open_MoreProfilesThanTheLimit_ClosesTheLeastUsed()
    {
        using var small = new ProfileIndexFixture(limits: new ProfileIndexLimits { OpenFiles = 3 });
        var profiles = Enumerable.Range(1, 10).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        foreach (var profile in profiles)
        {
            await small.Index.ReplaceAsync(profile, Passages.Content(1, Passages.Of($"falcon {profile}")), Token);
        }

        small.Files.OpenFiles.ShouldBe(3);
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Token, async (i, token) =>
        {
            var profile = profiles[i % profiles.Count];
            (await small.Index.SearchAsync(profile, Passages.Words("falcon"), token)).Single().Chunk.Text.ShouldBe($"falcon {profile}");
        });
        small.Files.OpenFiles.ShouldBe(3);
    }

    [Fact]
    public async Task Search_BeyondTheResidentLimit_StillAnswers()
    {
        using var small = new ProfileIndexFixture(limits: new ProfileIndexLimits { ResidentBytes = 1 });
        foreach (var profile in new[] { Asha, Bruno, Asha, Bruno })
        {
            await small.Index.ReplaceAsync(profile, Passages.Content(1, Passages.Of("falcon", "heron")), Token);
            (await small.Index.SearchAsync(profile, Passages.Near("heron", 1), Token)).Single().Chunk.Text.ShouldBe("heron");
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("overwritten")]
    [InlineData("scratched")]
    [InlineData("older")]
    public async Task File_ThatCannotBeUsed_IsSetAsideAndBuiltAgain(string damage)
    {
        await Replace(Asha, Passages.Content(5, Passages.Of([.. Enumerable.Range(0, 300).Select(i => $"falcon {i}")])));
        await Index.CloseAsync(Asha, Token);
        var path = _fixture.Data.ProfileIndex(Asha);
        Damage(path, damage);

        using var next = new ProfileIndexFixture(data: _fixture.Data);
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => next.Index.SearchAsync(Asha, Passages.Words("falcon"), Token))))).ShouldAllBe(hits => hits.Count == 0);
        (await next.Index.StatusAsync(Asha, Token)).ShouldSatisfyAllConditions(
            status => status.Chunks.ShouldBe(0), status => status.ContentVersion.ShouldBe(0));
        File.Exists(ProfileIndexFiles.AsidePath(path)).ShouldBeTrue();

        await next.Index.ReplaceAsync(Asha, Passages.Content(6, Passages.Of("heron")), Token);
        (await next.Index.ReadAsync(Asha, [], 10, Token)).Single().Text.ShouldBe("heron");
        File.Exists(ProfileIndexFiles.AsidePath(path)).ShouldBeFalse();
    }

    [Fact]
    public async Task Replace_OnABrokenFile_BuildsANewOne()
    {
        Directory.CreateDirectory(_fixture.Data.Profile(Asha));
        await File.WriteAllTextAsync(_fixture.Data.ProfileIndex(Asha), new string('x', 9000), Token);

        (await Replace(Asha, Passages.Content(1, Passages.Of("heron")))).ShouldBe([new IndexChange(Passages.Document, 1, 0, 0)]);
    }

    [Fact]
    public async Task Open_EmptyFile_IsAnEmptyIndex()
    {
        Directory.CreateDirectory(_fixture.Data.Profile(Asha));
        await File.WriteAllBytesAsync(_fixture.Data.ProfileIndex(Asha), [], Token);

        (await Index.StatusAsync(Asha, Token)).Chunks.ShouldBe(0);
        await Replace(Asha, Passages.Content(1, Passages.Of("heron")));
        (await Index.StatusAsync(Asha, Token)).Chunks.ShouldBe(1);
    }

    [Fact]
    public async Task Replace_FileThatCannotBeWritten_FailsAndLeavesTheOldSet()
    {
        await Replace(Asha, Passages.Content(1, Passages.Of("falcon")));
        Execute("CREATE TRIGGER full BEFORE INSERT ON chunks BEGIN SELECT raise(ABORT, 'disk full'); END");

        await Should.ThrowAsync<SqliteException>(() => Replace(Asha, Passages.Content(2, Passages.Of("heron"))));

        (await Find(Asha, Passages.Words("falcon", "heron"))).ShouldBe(["falcon"]);
        Execute("DROP TRIGGER full");
        await Replace(Asha, Passages.Content(2, Passages.Of("heron")));
        (await Find(Asha, Passages.Words("falcon", "heron"))).ShouldBe(["heron"]);
    }

    private static void Damage(string path, string damage)
    {
        using (var file = File.OpenWrite(path))
        {
            switch (damage)
            {
                case "garbage":
                    file.SetLength(0);
                    file.Write([.. Enumerable.Range(0, 20_000).Select(i => (byte)((i * 31) + 7))]);
                    return;
                case "truncated":
                    file.SetLength(file.Length / 2);
                    return;
                case "overwritten":
                    file.Position = 4096;
                    file.Write(Enumerable.Repeat((byte)0xAB, (int)file.Length - 4096).ToArray());
                    return;
                case "scratched":
                    file.Position = file.Length / 2;
                    file.Write([.. Enumerable.Range(0, 64 * 1024).Select(i => (byte)((i * 31) + 7))]);
                    return;
                default:
                    break;
            }
        }
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 99";
        command.ExecuteNonQuery();
    }

    private string Rows() => (string)Scalar("SELECT group_concat(row || id || position) FROM chunks");

    private object Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_fixture.Data.ProfileIndex(Asha)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private void Execute(string sql) => Scalar(sql + "; SELECT 1");
}
