using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Api;

/// <summary>Why somebody is not among the results of a search, over HTTP, and what their owner comes to know of it.</summary>
public sealed class WhyNotApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;
    private HttpClient _member = null!;
    private string _slug = "";
    private string _anna = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("owner@example.org", Token);
        _member = await _host.SignInAsync("member@example.org", Token);
        _slug = await _owner.PublishAnnaAsync();
        _anna = (await _owner.ReadAsync($"/api/profiles/{_slug}")).Body.Text("id");
        await Poll.UntilAsync(() => _host.Services.GetRequiredService<IPeopleIndex>().SearchAsync(PeopleIndexFixture.Query(), Token), found => found.People.Count == 1, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        _member.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Why_OfSomebodyKeptOut_SaysTheSmallestChange_AndTheChangedSearchShowsThem()
    {
        var search = await SearchAsync(_member, Interns);

        var (status, why) = await _member.ReadAsync($"/api/search/{search.Text("search_id")}/people/{_anna}/why");

        status.ShouldBe(200);
        why.GetProperty("reasons").GetArrayLength().ShouldBe(0);
        var not = why.GetProperty("why_not");
        not.Text("state").ShouldBe("kept_out");
        var change = not.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("drop").EnumerateArray().ShouldHaveSingleItem().Text("kind").ShouldBe("employment");
        change.GetProperty("adds").GetInt32().ShouldBe(1);
        change.GetProperty("place").GetProperty("rank").GetInt32().ShouldBe(1);
        not.Text("summary").ShouldBe("Kept out by the employment (internship) only; relaxing it adds 1 person; they would rank 1.");
        (await SearchAsync(_member, new { })).GetProperty("people").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Why_OfSomebodyPaidFor_HasNoWhyNot()
    {
        var search = await SearchAsync(_member, new { });
        var (_, why) = await _member.ReadAsync($"/api/search/{search.Text("search_id")}/people/{_anna}/why");
        why.GetProperty("why_not").ValueKind.ShouldBe(JsonValueKind.Null);
        why.GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Why_OfHiddenAndMissingPeople_AndOfForeignSearches_IsNotThere()
    {
        var path = $"/api/search/{(await SearchAsync(_member, Interns)).Text("search_id")}/people";
        using var other = await _host.SignInAsync("other@example.org", Token);
        (await other.ReadAsync($"{path}/{_anna}/why")).Status.ShouldBe(404);
        (await _member.ReadAsync($"{path}/01a00000-0000-7000-8000-000000000000/why")).Status.ShouldBe(404);

        (await _owner.PatchAsync($"/api/profiles/{_slug}", new { visibility = "private" })).Status.ShouldBe(200);

        (await _member.ReadAsync($"{path}/{_anna}/why")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Why_AskedTooOften_IsRefused()
    {
        var path = $"/api/search/{(await SearchAsync(_member, Interns)).Text("search_id")}/people/{_anna}/why";
        for (var asked = 0; asked < WhyNotLimit.PerMinute; asked++)
        {
            (await _member.ReadAsync(path)).Status.ShouldBe(200);
        }

        using var refused = await _member.GetAsync(new Uri(path, UriKind.Relative), Token);
        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_OfSomebodyElse_IsCountedForWhomItNearlyFound()
    {
        await SearchAsync(_owner, Interns);
        await SearchAsync(_member, Interns);

        var rows = await Poll.UntilAsync(RowsAsync, rows => rows.Count > 0, Token);

        rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.ProfileId.ToString().ShouldBe(_anna), row => row.Kind.ShouldBe("employment"), row => row.Searches.ShouldBe(1, "one's own search does not count"));
        (await _owner.ReadAsync($"/api/profiles/{_slug}/near-misses")).Body.GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static object Interns => new { must = new { employment_type = new[] { "internship" } } };

    private static async Task<JsonElement> SearchAsync(HttpClient client, object parsed)
    {
        var (status, body) = await client.PostAsync("/api/search", new { query = "engineer", parsed });
        status.ShouldBe(200);
        return body;
    }

    private async Task<List<NearMiss>> RowsAsync()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<NearMiss>().AsNoTracking().ToListAsync(Token);
    }
}
