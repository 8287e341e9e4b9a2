using Microsoft.Data.Sqlite;
using ProfilePlatform.Tests.Profiles.Removal;

namespace ProfilePlatform.Tests.Api;

/// <summary>kill -9 while a profile is being removed: the next process finishes, or it had never begun.</summary>
public sealed class RemovalKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-removal-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task Remove_KilledAfterMilliseconds_IsWholeOrGone(int milliseconds)
    {
        Guid id;
        await using (var platform = await StartAsync())
        {
            id = await FullProfile.PublishAsync(platform.Client);
            var removing = platform.Client.SendAsync(HttpMethod.Delete, $"/api/profiles/{FullProfile.Slug}");
            // Not a wait for something: the very moment of the kill is what is varied.
            await Task.Delay(milliseconds, Token);
            await platform.KillAsync();
            await Should.NotThrowAsync(async () => await Task.WhenAny(removing));
        }

        await EndAsync(id);
    }

    [Theory]
    [InlineData("after the rows")]
    [InlineData("after the folder was put into the trash")]
    [InlineData("before the log was emptied")]
    public async Task Start_RemovalBrokenOff_IsFinished(string state)
    {
        Guid id;
        await using (var platform = await StartAsync())
        {
            id = await FullProfile.PublishAsync(platform.Client);
            await platform.KillAsync();
        }

        // What the one transaction leaves, and what is left to be done after it.
        Execute("PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL;" +
            "INSERT INTO profile_removals SELECT Id, 1 FROM profiles; DELETE FROM documents; DELETE FROM notifications;" +
            // The leads stay, as rows that came late.
            "DELETE FROM unanswered_questions; DELETE FROM chat_sessions; DELETE FROM index_runs; DELETE FROM profiles;");
        if (state != "after the rows")
        {
            Directory.CreateDirectory(Path.Combine(_folder, "trash"));
            Directory.Move(Path.Combine(_folder, "profiles", id.ToString()), Path.Combine(_folder, "trash", id.ToString().Replace('a', 'b')));
        }

        if (state == "before the log was emptied")
        {
            Directory.Delete(Path.Combine(_folder, "trash"), recursive: true);
        }

        await EndAsync(id, settles: true);
    }

    private async Task EndAsync(Guid id, bool settles = false)
    {
        await using var platform = await StartAsync();
        var (status, _) = await platform.Client.ReadAsync($"/api/profiles/{FullProfile.Slug}");
        if (status == 200)
        {
            // The kill came before the one transaction: all of it is there, and it can be removed as ever.
            (await platform.Client.PostAsync($"/api/profiles/{FullProfile.Slug}/chat", new { message = "Where did Anna study?" })).Status.ShouldBe(200);
            (await platform.Client.SendAsync(HttpMethod.Delete, $"/api/profiles/{FullProfile.Slug}")).Status.ShouldBe(204);
        }

        await Poll.UntilAsync(
            () => Task.FromResult(Leftovers.Of(_folder, id, FullProfile.Words)), left => left.Count == 0, Token);
        if (settles)
        {
            await Poll.UntilAsync(() => Task.FromResult(Query("SELECT count(*) FROM profile_removals")), orders => orders is 0L, Token);
        }

        await platform.KillAsync();
        Query("PRAGMA integrity_check").ShouldBe("ok");
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, Token);

    private void Execute(string sql) => Query(sql);

    private object? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "platform.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
