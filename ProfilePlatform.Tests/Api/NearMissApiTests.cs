using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

/// <summary>Searches that an owner nearly matched, in the whole application: for them alone, and gone with the profile.</summary>
public sealed class NearMissApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NearMisses_AreForTheOwnerAlone_AndGoWithTheProfile()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        using var owner = await host.SignInAsync("owner@example.org", Token);
        using var other = await host.SignInAsync("other@example.org", Token);
        using var anonymous = await host.SignInAsync("", Token);
        var slug = await owner.PublishAnnaAsync();
        var path = $"/api/profiles/{slug}/near-misses";
        (await owner.ReadAsync(path)).Body.GetProperty("total").GetInt32().ShouldBe(0);
        await AddAsync(host, slug, ("place", "Pune", 5, 3), ("company", "nordwind", 9, 3), ("time", "2020–2023", 40, 2));

        var (status, body) = await owner.ReadAsync(path);

        status.ShouldBe(200);
        body.GetProperty("items").EnumerateArray().Select(item => $"{item.Text("kind")} {item.Text("value")} {item.GetProperty("searches")}").ShouldBe(["company nordwind 9", "place Pune 5"]);
        (await owner.ReadAsync(path + "?page=2&page_size=1")).Body.GetProperty("items")[0].Text("value").ShouldBe("Pune");
        (await host.Admin.ReadAsync(path)).Status.ShouldBe(200);
        (await other.ReadAsync(path)).Status.ShouldBe(404);
        (await anonymous.ReadAsync(path)).Status.ShouldBe(404);
        var page = await owner.GetStringAsync(new Uri($"/owner/{slug}", UriKind.Relative), Token);
        page.ShouldContain("Searches you nearly matched");
        page.ShouldContain("Place: Pune");
        page.ShouldNotContain("2020–2023");

        (await owner.SendAsync(HttpMethod.Delete, $"/api/profiles/{slug}")).Status.ShouldBe(204);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        (await db.Set<NearMiss>().CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Panel_WithNothingToShow_SaysWhatWillBeThere()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        using var owner = await host.SignInAsync("owner@example.org", Token);
        var slug = await owner.PublishAnnaAsync();
        (await owner.GetStringAsync(new Uri($"/owner/{slug}", UriKind.Relative), Token)).ShouldContain("at least 3 different people");
    }

    private static async Task AddAsync(PlatformHost host, string slug, params (string Kind, string Value, int Searches, int Searchers)[] misses) =>
        await host.Services.GetRequiredService<PlatformWriter>().WriteAsync(async (db, token) =>
        {
            var profile = await db.Set<Profile>().SingleAsync(found => found.Slug == slug, token);
            var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber - new DateOnly(1970, 1, 1).DayNumber - 1;
            db.AddRange(misses.Select(miss => new NearMiss
            {
                ProfileId = profile.Id, Kind = miss.Kind, Value = miss.Value, Day = yesterday, Searches = miss.Searches, Searchers = miss.Searchers,
            }));
        }, Token);
}
