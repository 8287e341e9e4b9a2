using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>The application with some people to match, and a stub of a model where it is wanted.</summary>
internal sealed class MatchHost : IAsyncDisposable
{
    private MatchHost(StubProvider stub, PlatformHost platform) => (Stub, Platform) = (stub, platform);

    public StubProvider Stub { get; }

    public PlatformHost Platform { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MatchHost> StartAsync(bool withModel, string? dataDir = null, params (string Name, string Value)[] settings)
    {
        var stub = await StubProvider.StartAsync();
        stub.Script = ScoringModel.Everybody;
        var all = withModel ? stub.Settings : [];
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new MatchHost(stub, await PlatformHost.StartAsync(all, dataDir, Token));
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Stub.DisposeAsync();
    }

    /// <summary>A member with a profile of their own, private unless it is published.</summary>
    public async Task<(HttpClient Client, Guid Id)> MemberAsync(string name, string seeks = "Reviews of payment systems", string offers = "Introductions to investors", bool shown = false)
    {
        var client = await Platform.SignInAsync($"{name}@example.org", Token);
        var (status, profile) = await client.PostAsync("/api/profiles", new { display_name = name, slug = $"member-{name}" });
        status.ShouldBe(201);
        (await client.PatchAsync($"/api/profiles/member-{name}", new { seeks, offers })).Status.ShouldBe(200);
        var id = profile.GetProperty("id").GetGuid();
        await ChangeAsync(id, row => (row.Enabled, row.Visibility) = (shown, shown ? Visibility.Public : Visibility.Private));
        return (client, id);
    }

    /// <summary>Adds people whom everybody may see: every third offers what the members seek.</summary>
    public Task<List<Guid>> AddAsync(int count) => AddAsync(
        [.. Enumerable.Range(0, count).Select(index => People.Profile($"Person {index:D3}", "Boats", index % 3 == 0 ? "Reviews of payment systems" : "Gardens"))]);

    /// <summary>Writes rows past the application.</summary>
    public Task WriteAsync(Action<AppDbContext> write) => Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
        (db, _) =>
        {
            write(db);
            return Task.CompletedTask;
        },
        Token);

    public async Task<List<Guid>> AddAsync(params Profile[] people)
    {
        await WriteAsync(db => db.AddRange(people));
        return [.. people.Select(profile => profile.Id)];
    }

    /// <summary>Changes a profile's row past its edits.</summary>
    public Task ChangeAsync(Guid id, Action<Profile> change) => Platform.Services.GetRequiredService<PlatformWriter>().WriteAsync(
        async (db, token) => change(await db.Set<Profile>().SingleAsync(profile => profile.Id == id, token)), Token);

    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var db = await Platform.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await read(db);
    }

    public async Task<Viewer> ViewerAsync(string name) =>
        new((await Platform.Services.GetRequiredService<Accounts>().FindOrCreateAsync($"{name}@example.org", Token)).Id, false, name);

    /// <summary>Orders a run and waits for its end; returns the list of its matches.</summary>
    public static async Task<JsonElement> ScoreAsync(HttpClient client, object? body = null)
    {
        var (status, ordered) = await client.PostAsync("/api/matches/score", body ?? new { });
        status.ShouldBe(202);
        return await EndAsync(client, ordered.Text("batch_id"));
    }

    public static Task<JsonElement> EndAsync(HttpClient client, string batch) => Poll.UntilAsync(
        async () => (await client.ReadAsync($"/api/matches?batch_id={batch}&page_size=100")).Body,
        list => list.GetProperty("batch").Text("state") is "done" or "failed", Token);

    /// <summary>Corrects a score.</summary>
    public static async Task ReviewAsync(HttpClient client, JsonElement item, int score) =>
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{item.Text("id")}/review", new { match_score = score, match_review = "Too high" })).Status.ShouldBe(200);

    public static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
