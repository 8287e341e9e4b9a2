using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Profiles.Removal;

/// <summary>After a profile is removed, nothing of it is left: in no row, in no file, in no work under way.</summary>
public sealed class ProfileRemovalTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Path => $"/api/profiles/{FullProfile.Slug}";

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("owner@example.org", Token);
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Remove_ByItsOwner_LeavesNothingButIdsAndAnonymousTotals()
    {
        var id = await FullProfile.PublishAsync(_owner);
        await FullProfile.SpendAsync(_host.Services, id, Token);
        using var other = await _host.SignInAsync("side@example.org", Token);
        await FullProfile.MatchAsync(_owner, other);
        string[] words = [.. FullProfile.Words, .. FullProfile.MatchWords];
        FullProfile.MatchWords.ShouldAllBe(word => Leftovers.Of(_host.DataDir, id, word).Any(place => place.StartsWith("match", StringComparison.Ordinal) || place.StartsWith("profile_matches", StringComparison.Ordinal)));
        var usage = (await _host.Admin.ReadAsync("/api/admin/usage?page_size=100")).Body;
        Leftovers.Of(_host.DataDir, id, words).Count.ShouldBeGreaterThan(20);
        FullProfile.Tokens(usage).ShouldBe(1_284);

        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);

        Leftovers.Of(_host.DataDir, id, words).ShouldBeEmpty();
        (await other.ReadAsync("/api/matches")).Body.GetProperty("total").GetInt32().ShouldBe(0);
        FullProfile.Tokens((await _host.Admin.ReadAsync("/api/admin/usage?page_size=100")).Body).ShouldBe(1_284);
        (await _owner.ReadAsync(Path)).Status.ShouldBe(404);
        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(404);
        (await _host.Admin.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(404);
        Audited(id).ShouldBe(["profile.created", "profile.enabled", "prompt.changed", "appearance.changed", "profile.deleted"]);
        // The address is free, and the owner may begin anew.
        (await _owner.PostAsync("/api/profiles", new { display_name = "Again", slug = FullProfile.Slug })).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Remove_WhileThePeopleIndexCannotBeOpened_AnswersAndLeavesNoneOfTheRest()
    {
        var folder = Directory.CreateTempSubdirectory("no-people-").FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "search.db"));
        try
        {
            await using var host = await PlatformHost.StartAsync(dataDir: folder, cancellationToken: Token);
            using var owner = await host.SignInAsync("owner@example.org", Token);
            var id = await FullProfile.PublishAsync(owner);

            var (status, problem) = await owner.SendAsync(HttpMethod.Delete, Path);
            status.ShouldBe(503);
            problem.Text("detail").ShouldStartWith("The profile is gone.");

            (await owner.ReadAsync(Path)).Status.ShouldBe(404);
            Directory.Exists(System.IO.Path.Combine(folder, "profiles", id.ToString())).ShouldBeFalse();
            await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
            (await db.Set<RemovalOrder>().Select(order => order.ProfileId).ToListAsync(Token)).ShouldBe([id]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Remove_ByOthers_Is404AndKeepsAll()
    {
        var id = await FullProfile.PublishAsync(_owner);
        using var other = await _host.SignInAsync("other@example.org", Token);
        using var visitor = await _host.SignInAsync("", Token);

        (await other.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(404);
        (await visitor.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(404);
        (await visitor.ReadAsync(Path)).Status.ShouldBe(200);
        Directory.Exists(System.IO.Path.Combine(_host.DataDir, "profiles", id.ToString())).ShouldBeTrue();
    }

    [Fact]
    public async Task Remove_SoftDeleted_IsPossibleForItsOwner()
    {
        var id = await FullProfile.PublishAsync(_owner);
        await _host.Admin.SendAsync(HttpMethod.Delete, Path + "/soft");
        (await _owner.ReadAsync(Path)).Status.ShouldBe(404);

        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);
        Leftovers.Of(_host.DataDir, id, FullProfile.Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_WhileARunIsAtWork_TheRunBringsNothingBack()
    {
        var id = await FullProfile.PublishAsync(_owner);
        for (var round = 0; round < 3; round++)
        {
            (await _owner.UploadAsync(FullProfile.Slug, $"more{round}.txt", LongText(round))).Status.ShouldBeOneOf(201, 409);
        }

        (await _owner.PostAsync(Path + "/index/force")).Status.ShouldBe(202);
        await Poll.UntilAsync(async () => (await _owner.ReadAsync(Path + "/index")).Body.Text("state"), state => state == "running", Token);
        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);

        Leftovers.Of(_host.DataDir, id, FullProfile.Words).ShouldBeEmpty();
        (await _host.Services.GetRequiredService<IndexRuns>().WaitingAsync(Token)).ShouldBeEmpty();
        await Should.ThrowAsync<ProfileIndexClosedException>(() => _host.Services.GetRequiredService<IProfileIndex>().StatusAsync(id, Token));
    }

    [Fact]
    public async Task Remove_WhileATurnIsAtWork_TheTurnEndsAndStoresNothing()
    {
        var id = await FullProfile.PublishAsync(_owner);
        var runner = _host.Services.GetRequiredService<TurnRunner>();
        var turns = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => runner.StartAsync(
            new TurnRequest(id, $"What was built at Dokumentmarker, says the {FullProfile.Question}?", null, [], "visitor"), Token)));
        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);

        foreach (var turn in turns.Cast<StartTurnResult.Started>())
        {
            var events = await turn.Turn.EventsAsync(Token).ToListAsync(Token);
            (events[^1] is TurnDone or TurnFailed).ShouldBeTrue();
        }

        Leftovers.Of(_host.DataDir, id, FullProfile.Words).ShouldBeEmpty();
        (await runner.StartAsync(new TurnRequest(id, "Still there?", null, [], "visitor"), Token)).ShouldBeOfType<StartTurnResult.Closed>();
    }

    [Fact]
    public async Task Remove_UploadUnderWay_LeavesNoFile()
    {
        var id = await FullProfile.PublishAsync(_owner);
        var uploads = Enumerable.Range(0, 4).Select(n => _owner.UploadAsync(FullProfile.Slug, "filemarker.md", FullProfile.Cv + $"\n\nVersion {n}")).ToList();
        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);
        foreach (var upload in await Task.WhenAll(uploads))
        {
            upload.Status.ShouldBeOneOf(201, 404, 422);
        }

        await _host.Services.GetRequiredService<ProfileRemoval>().FinishAsync(id, Token);
        Leftovers.Of(_host.DataDir, id, FullProfile.Words).ShouldBeEmpty();
    }

    [Fact]
    public async Task Order_Settled_Goes_AndWhatCameLateWithIt()
    {
        var id = await FullProfile.PublishAsync(_owner);
        (await _owner.SendAsync(HttpMethod.Delete, Path)).Status.ShouldBe(204);
        var removal = _host.Services.GetRequiredService<ProfileRemoval>();
        (await removal.UnfinishedAsync(Token)).ShouldBe([id]);

        // As work that began before the removal would leave them.
        await FullProfile.SpendAsync(_host.Services, id, Token);
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(_host.DataDir, "profiles", id.ToString(), "docs"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, "late.part"), "Dokumentmarker", Token);
        Execute("UPDATE profile_removals SET BegunAt = BegunAt - 3600000000");
        (await removal.FinishAsync(id, Token)).ShouldBeTrue();

        Leftovers.Of(_host.DataDir, id, FullProfile.Words).ShouldBeEmpty();
        (await removal.UnfinishedAsync(Token)).ShouldBeEmpty();
    }

    private List<string> Audited(Guid id) =>
        Rows($"SELECT Action FROM audit_trail WHERE upper(SubjectId) = '{id.ToString().ToUpperInvariant()}' ORDER BY Id");

    private List<string> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(_host.DataDir, "platform.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Execute(string sql) => Rows(sql);

    private static string LongText(int seed) =>
        string.Join("\n\n", Enumerable.Range(0, 1_500).Select(i => $"In project {seed}-{i} I moved {i * 7} services of Dokumentmarker from one cluster to another without an outage."));
}
