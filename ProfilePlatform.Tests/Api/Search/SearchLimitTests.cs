using System.Text.Json;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>How often a member may search.</summary>
public sealed class SearchLimitTests : IAsyncLifetime
{
    private readonly SearchHost _host = new() { Settings = new(StringComparer.OrdinalIgnoreCase) { ["SEARCH_PER_MINUTE"] = "3", ["CHANGES_PER_MINUTE"] = "50" } };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Searches_MoreThanAMinuteAllows_AreRefused_RepetitionsAreNot()
    {
        using var client = await _host.MemberAsync("ana");
        using var other = await _host.MemberAsync("ben");
        var first = await SearchHost.SendAsync(client, "/api/search", SearchHost.Body(1), "k");
        var repeated = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SearchHost.SendAsync(client, "/api/search", SearchHost.Body(1), "k")));
        (await SearchHost.SendAsync(client, "/api/search", "{}")).Status.ShouldBe(400, "what is refused for its form does not count");
        var rest = new List<Paid>();
        for (var number = 0; number < 3; number++)
        {
            rest.Add(await SearchHost.SendAsync(client, "/api/search", SearchHost.Body(1)));
        }

        repeated.ShouldAllBe(paid => paid.Status == 200 && paid.Text == first.Text);
        rest.Select(paid => paid.Status).ShouldBe([200, 200, 429]);
        (rest[2].Code, rest[2].RetryAfter > TimeSpan.Zero).ShouldBe(("too-many-requests", true));
        (await SearchHost.SendAsync(client, "/api/search", SearchHost.Body(1), "k")).Text.ShouldBe(first.Text);
        (await BalanceAsync(client)).ShouldBe(97);
        (await SearchHost.SendAsync(other, "/api/search", SearchHost.Body(1))).Status.ShouldBe(200, "each member has an allowance");
        var id = JsonSerializer.Deserialize<JsonElement>(first.Text).Text("search_id");
        (await client.PostAsync($"/api/search/{id}/more", new { offset = 1, limit = 1 })).Status.ShouldBe(200, "a batch is no search");
    }
}
