using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Groups;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Matching;
using static ProfilePlatform.Tests.Api.Matching.GroupSteps;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Groups of an organiser without a model: whole runs over HTTP.</summary>
public sealed class GroupApiTests : IAsyncLifetime
{
    private static readonly string[] Slugs = ["ada", "ben", "cleo", "dan"];

    private MatchHost _host = null!;
    private HttpClient _client = null!;
    private Guid _organiser;
    private List<Guid> _people = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await MatchHost.StartAsync(withModel: false);
        (_client, _organiser) = await _host.MemberAsync("mira");
        _people = await _host.AddAsync(
            People.Profile("Ada", "Reviews of payment systems", "Gardens in Kent"), People.Profile("Ben", "Gardens in Kent", "Reviews of payment systems"),
            People.Profile("Cleo", "Lessons in chess", "Boat repairs"), People.Profile("Dan", "Boat repairs", "Old maps"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Score_OfAGroup_NamesForEachWhomToMeetAndWhy()
    {
        var group = await AddAsync(_client, Slugs);
        var (_, estimate) = await _client.ReadAsync($"/api/matches/groups/{group}/estimate");
        (estimate.GetProperty("pairs").GetInt32(), estimate.Text("engine"), estimate.GetProperty("calls").GetInt32()).ShouldBe((6, "local", 0));

        var pairs = await ScoreAsync(_client, group);

        pairs.Count.ShouldBe(6);
        pairs.Select(Score).ShouldBeInOrder(SortDirection.Descending);
        Names(pairs[0]).ShouldBe(["Ada", "Ben"], ignoreOrder: true);
        pairs[0].Text("match_reason_by_llm").ShouldContain("Ada seeks “Reviews of payment systems”, Ben offers “Reviews of payment systems”");
        pairs.ShouldAllBe(pair => !pair.Text("match_reason_by_llm").Contains("You ", StringComparison.Ordinal));
        var (_, shown) = await _client.ReadAsync($"/api/matches/groups/{group}");
        (shown.Text("name"), shown.GetProperty("hidden").GetInt32(), shown.GetProperty("pairs").GetInt32(), shown.GetProperty("run").GetProperty("done").GetInt32())
            .ShouldBe(("Founders’ dinner", 0, 6, 6));
        Meets(shown, "Ada")[0].ShouldBe("Ben");
        Meets(shown, "Ben")[0].ShouldBe("Ada");
        Meets(shown, "Cleo")[0].ShouldBe("Dan", "the others are at best a little alike in meaning");
        (await PairsAsync(_client, group, "&person=dan")).Count.ShouldBe(3);
        (await _client.ReadAsync("/api/matches")).Body.GetProperty("total").GetInt32().ShouldBe(0, "the organiser's own matches are something else");
        (await ScoreAsync(_client, group)).Count.ShouldBe(6);
        (await _client.ReadAsync($"/api/matches/groups/{group}")).Body.GetProperty("run").GetProperty("total").GetInt32().ShouldBe(0, "all scores hold");
        await _host.ChangeAsync(_people[3], row => (row.Seeks, row.MatchHash) = ("Gardens in Kent", ""));
        (await ScoreAsync(_client, group)).Count.ShouldBe(6);
        (await _client.ReadAsync($"/api/matches/groups/{group}")).Body.GetProperty("run").GetProperty("total").GetInt32().ShouldBe(3, "one has changed");
    }

    [Fact]
    public async Task Review_OfAPair_DecidesUntilItIsTakenBack()
    {
        var group = await AddAsync(_client, Slugs);
        var pairs = await ScoreAsync(_client, group);
        var worst = pairs[^1];
        var path = $"/api/matches/groups/{group}/pairs/{worst.Text("id")}/review";

        var (status, reviewed) = await _client.SendAsync(HttpMethod.Put, path, new { match_score = 100, match_review = "<b>Twins</b>" });

        (status, reviewed.GetProperty("match_score").GetInt32(), reviewed.Text("match_review"), Score(reviewed)).ShouldBe((200, 100, "<b>Twins</b>", Score(worst)));
        (await PairsAsync(_client, group))[0].Text("id").ShouldBe(worst.Text("id"));
        var (_, shown) = await _client.ReadAsync($"/api/matches/groups/{group}");
        Meets(shown, Names(worst)[0])[0].ShouldBe(Names(worst)[1]);
        foreach (var wrong in new object[] { new { match_score = 101 }, new { match_score = -1 }, new { }, new { match_score = 5, match_review = new string('x', 2_001) } })
        {
            (await _client.SendAsync(HttpMethod.Put, path, wrong)).Status.ShouldBe(400);
        }

        (await _client.SendAsync(HttpMethod.Delete, path)).Body.GetProperty("match_score").ValueKind.ShouldBe(JsonValueKind.Null);
        (await PairsAsync(_client, group)).Select(pair => pair.Text("id")).ShouldBe(pairs.Select(pair => pair.Text("id")));
        (await _client.SendAsync(HttpMethod.Put, $"/api/matches/groups/{_organiser}/pairs/{worst.Text("id")}/review", new { match_score = 5 })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Group_BadInput_Is400AndTellsNothingOfHiddenPeople()
    {
        await _host.ChangeAsync(_people[3], row => row.Visibility = Visibility.Private);
        var unknown = new List<string>();
        foreach (var (field, body) in new (string, object)[]
        {
            ("name", new { name = " ", slugs = Slugs }), ("name", new { name = new string('x', 101), slugs = Slugs }), ("slugs", new { name = "x" }),
            ("slugs", new { name = "x", slugs = new[] { "ada", "ada" } }), ("slugs", new { name = "x", slugs = Enumerable.Range(0, 41).Select(number => $"p-{number}") }),
            ("slugs", new { name = "x", slugs = new[] { "ada", "dan" } }), ("slugs", new { name = "x", slugs = new[] { "ada", "no-one" } }),
        })
        {
            var (status, problem) = await _client.PostAsync("/api/matches/groups", body);
            status.ShouldBe(400);
            problem.GetProperty("errors").TryGetProperty(field, out var said).ShouldBeTrue();
            unknown.Add(said[0].GetString()!);
        }

        unknown[^2].ShouldBe("Nobody whom you may see is at: dan.");
        unknown[^1].ShouldBe("Nobody whom you may see is at: no-one.");

        using var bare = await _host.Platform.SignInAsync("bare@example.org", Token);
        (await bare.PostAsync("/api/matches/groups", new { name = "x", slugs = Slugs })).Status.ShouldBe(409);
        (await bare.ReadAsync("/api/matches/groups")).Status.ShouldBe(409);
        using var anonymous = await _host.Platform.SignInAsync("", Token);
        (await anonymous.ReadAsync("/api/matches/groups")).Status.ShouldBe(401);
        for (var made = 0; made < GroupOrder.MostGroups; made++)
        {
            await AddAsync(_client, "ada", "ben");
        }

        (await _client.PostAsync("/api/matches/groups", new { name = "x", slugs = new[] { "ada", "ben" } })).Status.ShouldBe(409);
        (await _client.ReadAsync("/api/matches/groups")).Body.GetProperty("items").GetArrayLength().ShouldBe(GroupOrder.MostGroups);
    }

    [Fact]
    public async Task Person_HiddenSayingNoOrTakenOut_IsNotShownAnyMore()
    {
        var (otto, ottoId) = await _host.MemberAsync("otto", "Old maps", "Boat repairs", shown: true);
        var group = await AddAsync(_client, [.. Slugs, "member-otto"]);
        await ScoreAsync(_client, group);
        var dan = (await PairsAsync(_client, group, "&person=member-otto"))[0];
        Names(dan).ShouldContain("Dan");

        var own = MatchHost.Items(await MatchHost.ScoreAsync(otto)).Single(item => item.GetProperty("profile").Text("name") == "Dan");
        await otto.SendAsync(HttpMethod.Put, $"/api/matches/{own.Text("id")}/mark", new { mark = "not-for-me" });
        var refused = (await PairsAsync(_client, group)).Single(pair => pair.Text("id") == dan.Text("id"));
        (Score(refused), refused.Text("match_reason_by_llm")).ShouldBe((0, MatchScoring.RuledOut));
        (await _client.ReadAsync($"/api/matches/groups/{group}/estimate")).Body.GetProperty("pairs").GetInt32().ShouldBe(0);
        await otto.SendAsync(HttpMethod.Put, $"/api/matches/{own.Text("id")}/mark", new { mark = "none" });
        Score((await PairsAsync(_client, group)).Single(pair => pair.Text("id") == dan.Text("id"))).ShouldBe(Score(dan));

        await _host.ChangeAsync(ottoId, row => row.Visibility = Visibility.Private);
        var (_, shown) = await _client.ReadAsync($"/api/matches/groups/{group}");
        (shown.GetProperty("hidden").GetInt32(), shown.GetProperty("people").GetArrayLength(), shown.GetRawText().Contains("otto", StringComparison.Ordinal)).ShouldBe((1, 4, false));
        (await PairsAsync(_client, group)).Count.ShouldBe(6);
        (await _client.SendAsync(HttpMethod.Put, $"/api/matches/groups/{group}/pairs/{dan.Text("id")}/review", new { match_score = 5 })).Status.ShouldBe(404);

        (await _client.SendAsync(HttpMethod.Put, $"/api/matches/groups/{group}", new { name = "Two", slugs = new[] { "ada", "ben" } })).Status.ShouldBe(200);
        (await PairsAsync(_client, group)).Count.ShouldBe(1);
        (await _host.ReadAsync(db => db.Set<MatchGroupPair>().CountAsync(Token))).ShouldBe(1);
        otto.Dispose();
    }

    [Fact]
    public async Task Removal_OfAPersonTheGroupOrTheOrganiser_TakesItAlong()
    {
        var group = await AddAsync(_client, Slugs);
        await ScoreAsync(_client, group);
        (await _host.Platform.Admin.SendAsync(HttpMethod.Delete, "/api/profiles/dan")).Status.ShouldBe(204);
        (await _host.ReadAsync(db => db.Set<MatchGroupPair>().CountAsync(Token)), await _host.ReadAsync(db => db.Set<MatchGroupPerson>().CountAsync(Token))).ShouldBe((3, 3));
        var second = await AddAsync(_client, "ada", "ben");
        (await _client.SendAsync(HttpMethod.Delete, $"/api/matches/groups/{group}")).Status.ShouldBe(204);
        (await _client.SendAsync(HttpMethod.Delete, $"/api/matches/groups/{group}")).Status.ShouldBe(404);
        (await _host.ReadAsync(db => db.Set<MatchGroupPair>().CountAsync(Token))).ShouldBe(0);
        await ScoreAsync(_client, second);

        (await _client.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(204);

        (await _host.ReadAsync(db => db.Set<MatchGroup>().CountAsync(Token)), await _host.ReadAsync(db => db.Set<MatchGroupPair>().CountAsync(Token))).ShouldBe((0, 0));
        (await _host.ReadAsync(db => db.Set<Profile>().AnyAsync(profile => profile.Id == _organiser, Token))).ShouldBeFalse();
    }

    private static int Score(JsonElement pair) => pair.GetProperty("match_score_by_llm").GetInt32();

    private static string[] Names(JsonElement pair) => [pair.GetProperty("one").Text("name"), pair.GetProperty("other").Text("name")];

    private static List<string> Meets(JsonElement group, string name) =>
    [
        .. group.GetProperty("people").EnumerateArray().Single(person => person.GetProperty("profile").Text("name") == name).GetProperty("meet").EnumerateArray()
            .Select(meet => meet.GetProperty("profile").Text("name")),
    ];
}
