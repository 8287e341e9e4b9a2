using System.Text;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Tests.Api;

/// <summary>kill -9 in the middle of indexing: the run is taken up again, and ends as if nothing had happened.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Indexing_KilledOnTheWay_EndsWithTheSamePassages()
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await PassagesOfAnUndisturbedRun(token);

        var dataDir = Directory.CreateDirectory(Path.Combine(_folder, "killed")).FullName;
        string run;
        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, dataDir, AppProcess.FreePort(), demoPeople: false, token))
        {
            await PrepareAsync(platform.Client);
            run = (await platform.Client.PostAsync("/api/profiles/anna-berg/index")).Body.Text("run_id");
            await platform.KillAsync();
        }

        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, dataDir, AppProcess.FreePort(), demoPeople: false, token))
        {
            var index = await platform.Client.EndOfRunAsync("anna-berg", run);
            index.Text("state").ShouldBe("idle");
            await platform.KillAsync();
        }

        Passages(dataDir).ShouldBe(expected);
        Integrity(Path.Combine(dataDir, "platform.db")).ShouldBe("ok");
    }

    private async Task<List<string>> PassagesOfAnUndisturbedRun(CancellationToken token)
    {
        var dataDir = Directory.CreateDirectory(Path.Combine(_folder, "undisturbed")).FullName;
        await using var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, dataDir, AppProcess.FreePort(), demoPeople: false, token);
        await PrepareAsync(platform.Client);
        await platform.Client.IndexAsync("anna-berg");
        await platform.KillAsync();
        return Passages(dataDir);
    }

    private static async Task PrepareAsync(HttpClient client)
    {
        await client.PostAsync("/api/profiles", new { display_name = "Anna Berg" });
        await client.UploadAsync("anna-berg", "cv.md", Journey.Cv);
        await client.UploadAsync("anna-berg", "long.txt", LongText());
    }

    // Long enough that the run is still at work when the kill comes.
    private static string LongText()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 600; i++)
        {
            text.Append("In project ").Append(i).Append(" I moved ").Append(i * 7).Append(" services from one cluster to another without an outage.\n\n");
        }

        return text.ToString();
    }

    private static List<string> Passages(string dataDir)
    {
        var path = Directory.EnumerateFiles(dataDir, "index.db", SearchOption.AllDirectories).Single();
        Integrity(path).ShouldBe("ok");
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT span_start || '-' || span_end || ' ' || topic || ' ' || text_hash FROM chunks ORDER BY 1";
        using var reader = command.ExecuteReader();
        var passages = new List<string>();
        while (reader.Read())
        {
            passages.Add(reader.GetString(0));
        }

        return passages;
    }

    private static string Integrity(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
