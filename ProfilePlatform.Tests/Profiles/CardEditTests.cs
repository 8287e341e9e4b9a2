using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Profiles;

public sealed class CardEditTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private string _path = "";
    private string _slug = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _slug = await _host.Admin.PublishAnnaAsync();
        _path = $"/api/profiles/{_slug}/cards";
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Put_WhatGetGave_ChangesNothing()
    {
        var cards = await CardsAsync();
        var version = (await _host.Admin.ReadAsync($"/api/profiles/{_slug}/history")).Body.GetProperty("total").GetInt32();
        var (status, after) = await PutAsync(cards);

        status.ShouldBe(200);
        JsonNode.DeepEquals(JsonNode.Parse(after.GetProperty("items").GetRawText()), cards).ShouldBeTrue();
        (await _host.Admin.ReadAsync($"/api/profiles/{_slug}/history")).Body.GetProperty("total").GetInt32().ShouldBe(version);
    }

    [Fact]
    public async Task Put_EditDismissAddAndLeaveOut_SurviveIndexingAgain()
    {
        var cards = await CardsAsync();
        cards.Count.ShouldBeGreaterThan(2);
        var (edited, dismissed, left) = (cards[0]!["id"]!.ToString(), cards[1]!["id"]!.ToString(), cards[2]!["id"]!.ToString());
        cards[0]!["title"] = "Edited title";
        cards[0]!["children"]![0]!["value"]!["raw_text"] = "Edited part";
        cards[1]!["state"] = "dismissed";
        cards.RemoveAt(2);
        cards.Add(new JsonObject { ["title"] = "Handmade", ["kind"] = "project" });
        (await PutAsync(cards)).Status.ShouldBe(200);
        await _host.Admin.IndexAsync(_slug, force: true);

        var after = (await CardsAsync()).ToDictionary(card => card!["id"]!.ToString(), card => card!);
        after[edited]["title"]!.ToString().ShouldBe("Edited title");
        after[edited]["children"]![0]!["value"]!["raw_text"]!.ToString().ShouldBe("Edited part");
        after[dismissed]["state"]!.ToString().ShouldBe("dismissed");
        after[left]["state"]!.ToString().ShouldBe("dismissed");
        after.Values.Single(card => card["title"]!.ToString() == "Handmade")["state"]!.ToString().ShouldBe("accepted");
        var page = await _host.Admin.GetStringAsync(new Uri($"/p/{_slug}", UriKind.Relative), Token);
        page.ShouldContain("Edited title");
        page.ShouldContain("Handmade");
        var changes = (await _host.Admin.ReadAsync($"/api/profiles/{_slug}/history")).Body.GetProperty("items").EnumerateArray().ToList();
        changes.ShouldContain(change => change.Text("field") == $"cards.{edited}.title" && change.GetProperty("after").GetString() == "Edited title");
        changes.ShouldContain(change => change.Text("field") == $"cards.{dismissed}.state" && change.GetProperty("after").GetString() == "dismissed");
    }

    [Theory]
    [InlineData("cards[1].start_date", """[{"title":"A"},{"title":"B","start_date":"yesterday"}]""")]
    [InlineData("cards[0].end_date", """[{"title":"A","start_date":"2020-02-01","end_date":"2020-01-01"}]""")]
    [InlineData("cards[0].end_date", """[{"title":"A","is_current":true,"end_date":"2020-01-01"}]""")]
    [InlineData("cards[0].title", """[{"kind":"project"}]""")]
    [InlineData("cards[0].kind", """[{"title":"A","kind":"crime"}]""")]
    [InlineData("cards[0].state", """{"items":[{"title":"A","state":"live"}]}""")]
    [InlineData("cards[0].id", """[{"title":"A","id":"0192d1f0-0000-7000-8000-000000000001"}]""")]
    [InlineData("cards[0]", """[{"title":"A","profile_id":"0192d1f0-0000-7000-8000-000000000001"}]""")]
    [InlineData("cards[0].children[0].value.items[0].title", """[{"title":"A","children":[{"value":{"items":[{"title":7}]}}]}]""")]
    [InlineData("cards[0].search_phrases[1]", """[{"title":"A","search_phrases":["a",3]}]""")]
    [InlineData("cards[0].title", """[{"title":"\ud800"}]""")]
    [InlineData("cards", """{"a":1}""")]
    [InlineData("cards[0]", "[null]")]
    public async Task Put_WrongField_Is400NamingItsPath_AndChangesNothing(string path, string body)
    {
        var before = await CardsAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _host.Admin.PutAsync(new Uri(_path, UriKind.Relative), content, Token);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);

        ((int)response.StatusCode).ShouldBe(400);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(path);
        JsonNode.DeepEquals(await CardsAsync(), before).ShouldBeTrue();
    }

    [Fact]
    public async Task Put_ForeignCard_IsRefused_AndStalePut_Is412()
    {
        var cards = await CardsAsync();
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Other One", slug = "other-one" });
        using var foreign = JsonContent.Create(cards);
        using var response = await _host.Admin.PutAsync(new Uri("/api/profiles/other-one/cards", UriKind.Relative), foreign, Token);
        ((int)response.StatusCode).ShouldBe(400);

        using var read = await _host.Admin.GetAsync(new Uri(_path, UriKind.Relative), Token);
        (await _host.Admin.PatchAsync($"/api/profiles/{_slug}", new { headline = "Changed meanwhile" })).Status.ShouldBe(200);
        using var stale = new HttpRequestMessage(HttpMethod.Put, _path) { Content = JsonContent.Create(cards) };
        stale.Headers.IfMatch.Add(read.Headers.ETag!);
        using var refused = await _host.Admin.SendAsync(stale, Token);
        ((int)refused.StatusCode).ShouldBe(412);
        using var visitor = await _host.SignInAsync("", Token);
        (await visitor.SendAsync(HttpMethod.Put, _path, cards)).Status.ShouldBe(404);
    }

    private async Task<JsonArray> CardsAsync() =>
        JsonNode.Parse((await _host.Admin.ReadAsync(_path)).Body.GetProperty("items").GetRawText())!.AsArray();

    private Task<(int Status, JsonElement Body)> PutAsync(JsonArray cards) => _host.Admin.SendAsync(HttpMethod.Put, _path, new { items = cards });
}
