using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Search.Sessions.Alerts;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>Searches that are watched: a member is told of new people once, and not who they are.</summary>
public sealed class SearchAlertTests : IAsyncLifetime
{
    private readonly SearchHost _host = new();
    private HttpClient _client = null!;
    private string _search = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IServiceProvider Services => _host.Platform.Services;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = await _host.MemberAsync("ana");
        _search = (await SearchHost.SearchAsync(_client, 1)).Text("search_id");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task NewPeople_AreToldOfOnce_ForNothing()
    {
        var (status, watched) = await _client.PatchAsync($"/api/me/searches/{_search}", new { alerts = true });
        (status, watched.GetProperty("alerts").GetBoolean()).ShouldBe((200, true));
        await _host.AddAsync(SearchHost.Engineer(201), SearchHost.Engineer(202), SearchHost.Person(203, "Nurse", "Clinic", "Berlin", "Germany", "Cared."));
        (await CheckAsync()).ShouldBe(0, "it was looked at just now");

        await AgeAsync();
        var asked = _host.Stub.Requests.Count(request => request.IsChat);
        var told = await Task.WhenAll(CheckAsync(), CheckAsync());
        await AgeAsync();
        (await CheckAsync()).ShouldBe(0, "the index has not changed");

        told.Sum().ShouldBe(1);
        var notice = (await NoticesAsync()).ShouldHaveSingleItem();
        (notice.UserId, notice.ProfileId, notice.DeliveredAt).ShouldBe((await _host.AccountAsync("ana"), null, null));
        var payload = JsonSerializer.Deserialize<JsonElement>(notice.PayloadJson);
        (payload.GetProperty("people").GetInt32(), payload.Text("link"), payload.Text("search_id")).ShouldBe((2, "/search?q=" + Uri.EscapeDataString(SearchHost.Query), _search));
        notice.PayloadJson.ShouldNotContain(SearchHost.IdOf(201).ToString());
        (await BalanceAsync(_client)).ShouldBe(99);
        _host.Stub.Requests.Count(request => request.IsChat).ShouldBe(asked);
    }

    [Fact]
    public async Task OthersWhoComeOrSearchesThatAreNotWatched_TellNothing()
    {
        (await _client.PatchAsync($"/api/me/searches/{_search}", new { alerts = true })).Status.ShouldBe(200);
        await _host.AddAsync(SearchHost.Person(203, "Backend Engineer", "Firm", "Berlin", "Germany", "Built services in Python."));
        await AgeAsync();
        (await CheckAsync()).ShouldBe(0, "of another place");

        (await _client.PatchAsync($"/api/me/searches/{_search}", new { alerts = false })).Body.GetProperty("alerts").GetBoolean().ShouldBeFalse();
        await _host.AddAsync(SearchHost.Engineer(201));
        await AgeAsync();
        (await CheckAsync()).ShouldBe(0);
        (await NoticesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_Malformed_IsRefused()
    {
        (await _client.PatchAsync($"/api/me/searches/{_search}", new { })).Status.ShouldBe(400);
        (await _client.PatchAsync($"/api/me/searches/{_search}", new { alerts = 1 })).Status.ShouldBe(400);
        (await _client.PatchAsync("/api/me/searches/x", new { alerts = true })).Status.ShouldBe(404);
    }

    private Task<int> CheckAsync() => new AlertChecks(
        Services.GetRequiredService<IDbContextFactory<AppDbContext>>(), Services.GetRequiredService<PlatformWriter>(), Services.GetRequiredService<MatchesNow>(),
        Services.GetRequiredService<Outbox>(), TimeProvider.System, NullLogger<AlertChecks>.Instance).RunAsync(Token);

    /// <summary>A day passes for the searches that are watched.</summary>
    private Task AgeAsync() => Services.GetRequiredService<PlatformWriter>().WriteAsync(
        async (db, token) => (await db.Set<StoredSearch>().Where(search => search.AlertsSince != null).ToListAsync(token)).ForEach(search => search.AlertsCheckedAt -= AlertChecks.Pause), Token);

    private async Task<List<Notification>> NoticesAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<Notification>().AsNoTracking().Where(notice => notice.Kind == NotificationKinds.SearchAlert).ToListAsync(Token);
    }
}
