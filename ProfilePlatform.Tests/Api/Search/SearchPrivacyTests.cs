using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>What the people search keeps of members and of those whom they find, and for how long.</summary>
public sealed class SearchPrivacyTests : IAsyncLifetime
{
    private readonly SearchHost _host = new();
    private HttpClient _client = null!;
    private JsonElement _search;
    private string _person = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IServiceProvider Services => _host.Platform.Services;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = await _host.MemberAsync("ana");
        _search = await SearchHost.SearchAsync(_client, 6);
        _person = _search.GetProperty("people").EnumerateArray().First(person => person.GetProperty("open_to_contact").GetBoolean()).Text("id");
        (await SearchHost.SendAsync(_client, $"/api/people/{_person}/unlock-contact", "{}", "u")).Status.ShouldBe(200);
        (await _client.PatchAsync($"/api/me/searches/{_search.Text("search_id")}", new { alerts = true })).Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Account_Erased_TakesSearchesAlong()
    {
        var viewer = new Viewer(await _host.AccountAsync("ana"), false, "ana");
        (await Services.GetRequiredService<AccountErasure>().EraseAsync(viewer, Token)).ShouldBeTrue();

        (await CountAsync<StoredSearch>(), await CountAsync<StoredResult>(), await CountAsync<SeenMatch>(), await CountAsync<ContactUnlock>(), await CountAsync<StoredKey>())
            .ShouldBe((0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Profile_Removed_IsInNobodysResultsContactsOrAnswers()
    {
        var id = Guid.Parse(_person);
        (await _host.Platform.Admin.SendAsync(HttpMethod.Delete, $"/api/profiles/{await SlugAsync(id)}")).Status.ShouldBe(204);

        await using var db = await ContextAsync();
        (await db.Set<StoredResult>().AnyAsync(result => result.ProfileId == id, Token)).ShouldBeFalse();
        (await db.Set<SeenMatch>().AnyAsync(seen => seen.ProfileId == id, Token)).ShouldBeFalse();
        (await CountAsync<ContactUnlock>()).ShouldBe(0);
        (await db.Set<StoredKey>().CountAsync(key => key.Key == "u", Token)).ShouldBe(0, "its answer held the contact");
        (await SearchHost.SendAsync(_client, $"/api/people/{_person}/unlock-contact", "{}", "u")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Export_HoldsWhatTheOwnerSearchedFor()
    {
        var (_, profile) = await _client.PostAsync("/api/profiles", new { display_name = "Ana" });
        await using var archive = await _client.GetStreamAsync(new Uri($"/api/profiles/{profile.Text("slug")}/export", UriKind.Relative), Token);
        using var buffer = new MemoryStream();
        await archive.CopyToAsync(buffer, Token);
        using var zip = new ZipArchive(buffer);

        using var searches = new StreamReader(zip.GetEntry("searches.json")!.Open());
        using var contacts = new StreamReader(zip.GetEntry("contacts.json")!.Open());
        (await searches.ReadToEndAsync(Token)).ShouldContain(SearchHost.Query);
        (await contacts.ReadToEndAsync(Token)).ShouldContain(_person);
    }

    [Fact]
    public async Task Sweep_RemovesPeopleAfterADay_AndTheSearchAfterNinety()
    {
        var other = (await SearchHost.SearchAsync(_client, 1)).Text("search_id");
        var clock = new Clock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow() + TimeSpan.FromHours(23));
        var sweep = new SearchSweep(Services.GetRequiredService<PlatformWriter>(), clock, NullLogger<SearchSweep>.Instance);
        await sweep.RunAsync(Token);
        (await CountAsync<StoredResult>()).ShouldBe(48);

        clock.Advance(TimeSpan.FromHours(1.1));
        await sweep.RunAsync(Token);
        (await CountAsync<StoredResult>(), await CountAsync<StoredSearch>()).ShouldBe((0, 2));
        clock.Advance(SearchSweep.Kept);
        await sweep.RunAsync(Token);
        (await CountAsync<StoredSearch>()).ShouldBe(1, "the one that is watched stays");
        (await _client.ReadAsync($"/api/search/{other}/more?offset=0")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Session_ByTheClock_OpensForADay()
    {
        var clock = new Clock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        var sessions = new SearchSessions(Services.GetRequiredService<IDbContextFactory<AppDbContext>>(), Services.GetRequiredService<PlatformWriter>(), clock);
        var viewer = new Viewer(await _host.AccountAsync("ana"), false, "ana");
        var id = Guid.Parse(_search.Text("search_id"));

        clock.Advance(TimeSpan.FromHours(23.9));
        (await sessions.OpenAsync(viewer, id, Token)).End.ShouldBe(SearchEnd.Done);
        clock.Advance(TimeSpan.FromHours(0.2));
        (await sessions.OpenAsync(viewer, id, Token)).End.ShouldBe(SearchEnd.Expired);
        (await sessions.PageAsync(viewer, id, 0, 6, Token)).End.ShouldBe(SearchEnd.Expired);
        (await sessions.HistoryAsync(viewer, new PageRequest(1), Token)).Items.ShouldHaveSingleItem().Expired.ShouldBeTrue();
    }

    private async Task<string> SlugAsync(Guid id)
    {
        await using var db = await ContextAsync();
        return await db.Set<Profile>().Where(profile => profile.Id == id).Select(profile => profile.Slug).SingleAsync(Token);
    }

    private async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = await ContextAsync();
        return await db.Set<T>().CountAsync(Token);
    }

    private Task<AppDbContext> ContextAsync() => Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
}
