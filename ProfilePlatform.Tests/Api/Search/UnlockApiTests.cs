using System.Globalization;
using System.Text.Json;
using CsvHelper;
using ProfilePlatform.Core.Profiles;
using static ProfilePlatform.Tests.Api.ChargingHost;

namespace ProfilePlatform.Tests.Api.Search;

/// <summary>Contact details, and people as members see them.</summary>
public sealed class UnlockApiTests : IAsyncLifetime
{
    private static readonly string? Formulas =
        Repository.SharedData is { } data && Path.Combine(data, "security", "csv-formula-cells.json") is var path && File.Exists(path) ? path : null;

    private readonly SearchHost _host = new();
    private HttpClient _client = null!;
    private JsonElement _search;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = await _host.MemberAsync("ana");
        _search = await SearchHost.SearchAsync(_client, 6);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Unlock_OnceForPersonAndSearch_CostsOneAndShowsTheContact()
    {
        var id = Offering();
        var body = new { search_id = _search.Text("search_id") };
        (await PersonAsync(id)).GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);

        var (status, open) = await UnlockAsync(id, body);
        (await UnlockAsync(id, body)).Status.ShouldBe(200);

        status.ShouldBe(200);
        open.GetProperty("unlocked").GetBoolean().ShouldBeTrue();
        open.GetProperty("contact").Text("email").ShouldEndWith("@people.example");
        (await BalanceAsync(_client)).ShouldBe(93);
        (await PersonAsync(id)).GetProperty("contact").Text("email").ShouldBe(open.GetProperty("contact").Text("email"));
        (await UnlockAsync(id, new { })).Status.ShouldBe(200);
        (await BalanceAsync(_client)).ShouldBe(92, "a person whom no search found is another unlock");
        var listed = (await _client.ReadAsync("/api/me/unlocked-cards")).Body;
        (listed.GetProperty("total").GetInt32(), listed.GetProperty("items")[0].Text("person_id")).ShouldBe((1, id));
        using var other = await _host.MemberAsync("ben");
        (await other.ReadAsync($"/api/people/{id}")).Body.GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Unlock_WhereNothingIsOffered_IsForbiddenAndFree()
    {
        var id = Guid.Parse(Offering());
        (Action<Profile>, string)[] cases =
        [
            (profile => profile.OpenToContact = false, "not open to contact"), (profile => profile.ContactEmailVisible = false, "the only way is hidden"),
            (profile => profile.ContactEmail = "", "there is no way"),
        ];
        foreach (var (change, why) in cases)
        {
            await _host.ChangeAsync(id, profile => (profile.OpenToContact, profile.ContactEmailVisible, profile.ContactEmail) = (true, true, "x@people.example"));
            await _host.ChangeAsync(id, change);
            var (status, problem) = await UnlockAsync(id.ToString(), new { search_id = _search.Text("search_id") });
            (status, problem.Text("type").Split('/')[^1]).ShouldBe((403, "contact-not-offered"), why);
            (await PersonAsync(id.ToString())).GetProperty("contact_offered").GetBoolean().ShouldBeFalse(why);
        }

        (await BalanceAsync(_client)).ShouldBe(94);
    }

    [Fact]
    public async Task Contact_WithdrawnAfterItWasOpened_IsSeenNoMore()
    {
        var id = Offering();
        (await UnlockAsync(id, new { })).Status.ShouldBe(200);
        await _host.ChangeAsync(Guid.Parse(id), profile => profile.OpenToContact = false);

        (await PersonAsync(id)).GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _client.ReadAsync("/api/me/unlocked-cards")).Body.GetProperty("items")[0].GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);
        (await UnlockAsync(id, new { })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Unlock_OfWhomTheSearchDidNotShow_IsMissing()
    {
        var stranger = Enumerable.Range(1, SearchHost.Engineers).Select(number => SearchHost.IdOf(number).ToString()).Except(SearchHost.IdsOf(_search)).First();

        (await UnlockAsync(stranger, new { search_id = _search.Text("search_id") })).Status.ShouldBe(404);
        (await UnlockAsync(stranger, new { search_id = Guid.Empty })).Status.ShouldBe(404);
        (await UnlockAsync(Guid.Empty.ToString(), new { })).Status.ShouldBe(404);
        (await UnlockAsync("nobody", new { })).Status.ShouldBe(404);
        (await UnlockAsync(stranger, new { search_id = "x" })).Status.ShouldBe(400);
        (await BalanceAsync(_client)).ShouldBe(94);
    }

    [Fact]
    public async Task Person_HiddenAfterTheSearch_IsGoneFromAllButTheStoredAnswer()
    {
        var first = await SearchHost.SendAsync(_client, "/api/search", SearchHost.Body(3), "k");
        var search = JsonSerializer.Deserialize<JsonElement>(first.Text);
        var (id, people) = (search.Text("search_id"), SearchHost.IdsOf(search));
        await _host.ChangeAsync(Guid.Parse(people[1]), profile => profile.Visibility = Visibility.Unlisted);

        var again = (await _client.ReadAsync($"/api/search/{id}/more?offset=0&limit=3")).Body;
        SearchHost.IdsOf(again).ShouldBe([people[0], people[2]]);
        (await _client.ReadAsync($"/api/search/{id}/people/{people[1]}/why")).Status.ShouldBe(404);
        (await _client.ReadAsync($"/api/people/{people[1]}?search_id={id}")).Status.ShouldBe(404);
        (await _client.ReadAsync($"/api/people/{people[1]}/profile")).Status.ShouldBe(404);
        (await UnlockAsync(people[1], new { })).Status.ShouldBe(404);
        (await _client.GetStringAsync(new Uri($"/api/search/{id}/results.csv", UriKind.Relative), Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        var anew = await SearchHost.SearchAsync(_client, 24);
        (SearchHost.IdsOf(anew).Count, SearchHost.IdsOf(anew).Contains(people[1])).ShouldBe((24, false), "the list is not shorter for it");
        (await SearchHost.SendAsync(_client, "/api/search", SearchHost.Body(3), "k")).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task More_PersonHiddenInBetween_IsNeitherShownNorPaidFor()
    {
        var id = _search.Text("search_id");
        var all = SearchHost.IdsOf(await SearchHost.SearchAsync(_client, 8));
        await _host.ChangeAsync(Guid.Parse(all[7]), profile => profile.Enabled = false);

        var (_, batch) = await _client.PostAsync($"/api/search/{id}/more", new { offset = 7, limit = 1 });

        (batch.GetProperty("people").GetArrayLength(), batch.GetProperty("charged").GetInt64()).ShouldBe((0, 0));
        (await _client.ReadAsync($"/api/search/{id}/more?offset=7&limit=1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task People_AreListedAndShownWithTheirCards()
    {
        var page = (await _client.ReadAsync("/api/people?page_size=100")).Body;
        var first = page.GetProperty("items")[0];

        page.GetProperty("total").GetInt32().ShouldBe(40);
        (first.Text("display_name"), first.GetProperty("experience_summaries").GetArrayLength()).ShouldBe(("Person 001", 1));
        var person = (await _client.ReadAsync($"/api/people/{first.Text("id")}/profile")).Body;
        person.GetProperty("card_families")[0].GetProperty("children")[0].GetProperty("value").Text("raw_text").ShouldBe("Python, PostgreSQL");
        person.TryGetProperty("contact", out _).ShouldBeFalse();
        (await PersonAsync(first.Text("id"))).GetProperty("experience_cards")[0].Text("company_name").ShouldBe("Firm 1");
    }

    [Fact]
    public async Task Table_OfWhatWasPaidFor_HoldsNoFormula()
    {
        Assert.SkipWhen(Formulas is null, "shared/data/security/csv-formula-cells.json is not beside the repository.");
        var cells = JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(Formulas, Token))!;
        var search = await SearchHost.SearchAsync(_client, 24);
        var people = SearchHost.IdsOf(search);
        var texts = cells.Take(people.Count).ToList();
        for (var index = 0; index < texts.Count; index++)
        {
            await _host.ChangeAsync(Guid.Parse(people[index]), profile => (profile.Headline, profile.DisplayName) = (texts[index], texts[^(index + 1)]));
        }

        using var response = await _client.GetAsync(new Uri($"/api/search/{search.Text("search_id")}/results.csv", UriKind.Relative), Token);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        using var csv = new CsvReader(new StringReader(await response.Content.ReadAsStringAsync(Token)), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();

        rows.Count.ShouldBe(24);
        rows.Select(row => ((string)row["headline"]).TrimStart('\'')).ShouldBe(texts.Select(text => text.TrimStart('\'')));
        rows.SelectMany(row => row.Values.Cast<string>()).Where(cell => cell.TrimStart() is [var start, ..] && "=+-@＝＋－＠".Contains(start)).ShouldBeEmpty();
        rows.SelectMany(row => row.Values.Cast<string>()).Where(cell => cell.Length > 0 && char.IsControl(cell[0])).ShouldBeEmpty();
        rows.ShouldAllBe(row => (string)row["email"] == "");
    }

    private string Offering() => _search.GetProperty("people").EnumerateArray().First(person => person.GetProperty("open_to_contact").GetBoolean()).Text("id");

    private async Task<JsonElement> PersonAsync(string id) => (await _client.ReadAsync($"/api/people/{id}")).Body;

    private Task<(int Status, JsonElement Body)> UnlockAsync(string id, object body) => _client.PostAsync($"/api/people/{id}/unlock-contact", body);
}
