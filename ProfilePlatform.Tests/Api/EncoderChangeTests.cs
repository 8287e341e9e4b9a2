using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Api;

/// <summary>A server that embeds comes, changes, fails and goes; the same data folder goes through it all.</summary>
public sealed class EncoderChangeTests : IAsyncLifetime
{
    private const string Local = "use-lite-1";
    private const string Asked = "What did Anna build at Nordwind?";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-encoder-").FullName;
    private StubProvider _stub = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stub = await StubProvider.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _stub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task ModelSetChangedAndTakenAway_IndexIsBuiltAgainEachTime()
    {
        Guid profile;
        await using (var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token))
        {
            var slug = await host.Admin.PublishAnnaAsync();
            profile = await IdAsync(host, slug);
            (await StatusAsync(host, profile)).Encoder.ShouldBe(Local);
            (await EncoderOfAsync(host, profile)).ShouldBe(Local);
        }

        await using (var host = await PlatformHost.StartAsync(Remote("embed-a"), _folder, Token))
        {
            await ShouldBecomeAsync(host, profile, "127.0.0.1/embed-a");
            await PeopleShouldHaveAsync(host, profile, "127.0.0.1/embed-a");
            _stub.Requests.ShouldAllBe(request => request.IsEmbedding && request.Model == "embed-a");
            (await AnswerAsync(host)).ShouldBeTrue();
            _stub.Requests[^1].Inputs.ShouldBe([Asked]);
            await ShouldBeReadyAsync(host, "ok", "127.0.0.1/embed-a");
            var rows = await RowsAsync(host, profile, _stub.Requests.Count);
            rows.ShouldAllBe(row => row.Operation == "embed" && row.Slug == "anna-berg" && row.Model == "embed-a" && row.TotalTokens > 0);
            rows.Count(row => row.DocumentId is null).ShouldBe(1);
        }

        _stub.Forget();
        _stub.Dimension = 32;
        await using (var host = await PlatformHost.StartAsync(Remote("embed-b"), _folder, Token))
        {
            await ShouldBecomeAsync(host, profile, "127.0.0.1/embed-b");
            await PeopleShouldHaveAsync(host, profile, "127.0.0.1/embed-b");
            var sent = _stub.Requests.Count;
            (await RunsAsync(host, profile)).Count.ShouldBe(3);

            // Nothing more is to be done.
            await FollowAsync(host);
            (await RunsAsync(host, profile)).Count.ShouldBe(3);
            _stub.Requests.Count.ShouldBe(sent);
        }

        _stub.Forget();
        await using (var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token))
        {
            await ShouldBecomeAsync(host, profile, Local);
            (await AnswerAsync(host)).ShouldBeTrue();
            await ShouldBeReadyAsync(host, "ok", "on this machine");
        }

        _stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServerDown_WordsAnswer_AndTheIndexRecoversByItself()
    {
        _stub.EmbeddingScript = _ => StubReply.Status(400);
        await using var host = await PlatformHost.StartAsync(Remote("embed"), _folder, Token);
        var slug = await host.Admin.PublishAnnaAsync();
        var profile = await IdAsync(host, slug);

        (await StatusAsync(host, profile)).ShouldSatisfyAllConditions(
            status => status.Encoder.ShouldBeEmpty(), status => status.Chunks.ShouldBeGreaterThan(0));
        (await AnswerAsync(host)).ShouldBeTrue();
        await ShouldBeReadyAsync(host, "degraded", "request_refused");
        var runs = (await RunsAsync(host, profile)).Count;

        // The provider is back, but a profile whose run has just failed is left alone, for this long.
        _stub.EmbeddingScript = _ => null;
        await FollowAsync(host);
        (await RunsAsync(host, profile)).Count.ShouldBe(runs);
        await AgeRunsAsync(host, EncoderChange.Pause - TimeSpan.FromMinutes(1));
        await FollowAsync(host);
        (await RunsAsync(host, profile)).Count.ShouldBe(runs);

        await AgeRunsAsync(host, TimeSpan.FromMinutes(2));
        await FollowAsync(host);
        await ShouldBecomeAsync(host, profile, "127.0.0.1/embed");
        await ShouldBeReadyAsync(host, "ok", "127.0.0.1/embed");
    }

    [Fact]
    public async Task SilentServer_QuestionIsAnsweredByWordsInTime()
    {
        await using var host = await PlatformHost.StartAsync(Remote("embed"), _folder, Token);
        var slug = await host.Admin.PublishAnnaAsync();
        await PeopleShouldHaveAsync(host, await IdAsync(host, slug), "127.0.0.1/embed");
        _stub.EmbeddingScript = _ => StubReply.Hang();
        _stub.Forget();
        for (var i = 0; i < 5; i++)
        {
            (await AnswerAsync(host, $"{Asked} Really{new string('?', i)}")).ShouldBeTrue();
        }

        // After three in vain it is left alone; suggestions of what to ask next never ask it.
        _stub.Requests.Count.ShouldBe(3);
        await ShouldBeReadyAsync(host, "degraded", "timed_out");
    }

    [Fact]
    public async Task AnotherServerThanTheLanguageModels_IsNeverShownItsKey()
    {
        await using var other = await StubProvider.StartAsync();
        var settings = _stub.Settings;
        settings["EMBEDDING_BASE_URL"] = other.BaseUrl.ToString();
        settings["EMBEDDING_MODEL"] = "embed";
        await using var host = await PlatformHost.StartAsync(settings, _folder, Token);
        await host.Admin.PublishAnnaAsync();
        await AnswerAsync(host);

        other.Requests.Count.ShouldBeGreaterThan(1);
        other.Requests.ShouldAllBe(request => request.Authorization == "" && request.Headers.Values.All(value => !value.Contains(StubProvider.Key)));
        _stub.Requests.ShouldAllBe(request => !request.IsEmbedding);
    }

    [Fact]
    public async Task IndexOfBeforeTheEncoderWasNoted_IsNotBuiltAgain()
    {
        await using var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token);
        var profile = await IdAsync(host, await host.Admin.PublishAnnaAsync());
        await using (var db = await ContextAsync(host))
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE profiles SET \"IndexEncoder\" = ''", Token);
        }

        await AgeRunsAsync(host, TimeSpan.FromHours(1));
        await FollowAsync(host);
        (await EncoderOfAsync(host, profile)).ShouldBe(Local);
        (await RunsAsync(host, profile)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task VectorsOfTwoEncoders_AreNeverCompared()
    {
        await using var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token);
        var profile = await IdAsync(host, await host.Admin.PublishAnnaAsync());
        var index = host.Services.GetRequiredService<IProfileIndex>();
        var vector = new float[512];
        vector[0] = 1;
        Task<IReadOnlyList<IndexHit>> FindAsync(string encoder) =>
            index.SearchAsync(profile, new IndexQuery(["invoices"], vector, [], 5) { Encoder = encoder }, Token);

        (await FindAsync(Local)).ShouldContain(hit => hit.Dense != 0);
        (await FindAsync("127.0.0.1/embed")).ShouldAllBe(hit => hit.Dense == 0);
    }

    private Dictionary<string, string?> Remote(string model) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["EMBEDDING_BASE_URL"] = _stub.BaseUrl.ToString(),
        ["EMBEDDING_MODEL"] = model,
        ["EMBEDDING_API_KEY"] = StubProvider.Key,
    };

    private static async Task<bool> AnswerAsync(PlatformHost host, string question = Asked)
    {
        var (status, answer) = await host.Admin.PostAsync("/api/profiles/anna-berg/chat", new { message = question });
        status.ShouldBe(200);
        return answer.GetProperty("answered").GetBoolean();
    }

    private static async Task ShouldBecomeAsync(PlatformHost host, Guid profile, string encoder)
    {
        await Poll.UntilAsync(() => EncoderOfAsync(host, profile), found => found == encoder, Token);
        (await StatusAsync(host, profile)).Encoder.ShouldBe(encoder);
    }

    // The people index embeds cards in its own time.
    private static async Task PeopleShouldHaveAsync(PlatformHost host, Guid profile, string encoder)
    {
        var store = host.Services.GetRequiredService<PeopleStore>();
        await Poll.UntilAsync(
            async () =>
            {
                await using var db = await ContextAsync(host);
                var open = await db.Set<ProjectionWork>().CountAsync(work => work.Target == ProjectionWork.People, Token);
                var has = (await store.VersionsAsync(Token)).TryGetValue(profile, out var known) && known.HasVectors;
                return (open, has, (await store.OpenAsync(Token)).Encoder);
            },
            found => found == (0, true, encoder),
            Token);
    }

    private static async Task ShouldBeReadyAsync(PlatformHost host, string status, string detail)
    {
        var (_, ready) = await host.Admin.ReadAsync("/readyz");
        var encoder = ready.GetProperty("components").EnumerateArray().Single(part => part.Text("name") == "encoder");
        encoder.Text("status").ShouldBe(status);
        encoder.Text("detail").ShouldContain(detail);
    }

    private static Task FollowAsync(PlatformHost host) => host.Services.GetRequiredService<EncoderChange>().FollowAsync(Token);

    private static Task<IndexStatus> StatusAsync(PlatformHost host, Guid profile) =>
        host.Services.GetRequiredService<IProfileIndex>().StatusAsync(profile, Token);

    private static Task<AppDbContext> ContextAsync(PlatformHost host) =>
        host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);

    private static async Task<Guid> IdAsync(PlatformHost host, string slug)
    {
        await using var db = await ContextAsync(host);
        return await db.Set<Profile>().Where(profile => profile.Slug == slug).Select(profile => profile.Id).SingleAsync(Token);
    }

    private static async Task<string> EncoderOfAsync(PlatformHost host, Guid profile)
    {
        await using var db = await ContextAsync(host);
        return await db.Set<Profile>().Where(found => found.Id == profile).Select(found => found.IndexEncoder).SingleAsync(Token);
    }

    private static async Task<IReadOnlyList<IndexRun>> RunsAsync(PlatformHost host, Guid profile) =>
        await host.Services.GetRequiredService<IndexRuns>().LatestAsync(profile, 100, Token);

    // As if that much time had passed since they ended.
    private static async Task AgeRunsAsync(PlatformHost host, TimeSpan by)
    {
        await host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) =>
            {
                foreach (var run in await db.Set<IndexRun>().ToListAsync(token))
                {
                    run.FinishedAt -= by;
                }
            },
            Token);
    }

    private static Task<List<UsageEntry>> RowsAsync(PlatformHost host, Guid profile, int count) => Poll.UntilAsync(
        async () =>
        {
            await using var db = await ContextAsync(host);
            return await db.Set<UsageEntry>().AsNoTracking().Where(row => row.ProfileId == profile).ToListAsync(Token);
        },
        rows => rows.Count >= count,
        Token);
}
