using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Matches without a model: whole runs over HTTP.</summary>
public sealed class MatchApiTests : IAsyncLifetime
{
    private MatchHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await StartAsync(withModel: false);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Score_Listed_GivesEachAScoreAReasonAndTheirOrder()
    {
        var (client, id) = await _host.MemberAsync("mira");
        await _host.AddAsync(12);
        var told = new List<MatchProgressView>();
        using var watching = _host.Platform.Services.GetRequiredService<MatchProgress>().Subscribe(id, view =>
        {
            lock (told)
            {
                told.Add(view);
            }
        });

        var list = await ScoreAsync(client, new { batch_size = 5 });

        list.GetProperty("total").GetInt32().ShouldBe(12);
        var batch = list.GetProperty("batch");
        (batch.Text("state"), batch.GetProperty("done").GetInt32(), batch.GetProperty("total").GetInt32(), batch.Text("engine")).ShouldBe(("done", 12, 12, "local"));
        var items = Items(list);
        items.Select(item => item.GetProperty("match_score_by_llm").GetInt32()).ShouldBeInOrder(SortDirection.Descending);
        items.Take(4).ShouldAllBe(item => item.Text("match_reason_by_llm") == "You seek “Reviews of payment systems”, they offer “Reviews of payment systems”.");
        items.Skip(4).ShouldAllBe(item => item.GetProperty("match_score").ValueKind == JsonValueKind.Null && item.Text("engine") == "local");
        await Poll.UntilAsync(() => Task.FromResult(told.Count), count => count > 0 && told[^1].State == MatchState.Done, Token);
        told.Select(view => view.Done).Where(done => done > 0).Distinct().ShouldBe([5, 10, 12]);
    }

    [Fact]
    public async Task Score_Again_TakesOnlyWhoeverChanged()
    {
        var (client, id) = await _host.MemberAsync("mira");
        var people = await _host.AddAsync(3);
        (await ScoreAsync(client)).GetProperty("total").GetInt32().ShouldBe(3);

        (await ScoreAsync(client)).GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(0);

        (await _host.Platform.Admin.PatchAsync("/api/profiles/person-001", new { offers = "Reviews of payment systems" })).Status.ShouldBe(200);
        var again = await ScoreAsync(client);
        again.GetProperty("total").GetInt32().ShouldBe(1);
        Items(again)[0].GetProperty("profile").GetProperty("id").GetGuid().ShouldBe(people[1]);
        Items(again)[0].GetProperty("match_score_by_llm").GetInt32().ShouldBeGreaterThan(0);
        (await _host.ReadAsync(db => db.Set<MatchChange>().CountAsync(Token))).ShouldBe(4, "the earlier scores are kept");

        (await client.PatchAsync("/api/profiles/member-mira", new { headline = "Says nothing of matches" })).Status.ShouldBe(200);
        (await ScoreAsync(client)).GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(0);
        (await client.PatchAsync("/api/profiles/member-mira", new { seeks = "Gardens" })).Status.ShouldBe(200);
        (await ScoreAsync(client)).GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(3);
        (await ScoreAsync(client, new { sides = "mutual" })).GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(3, "other sides are another score");
    }

    [Theory]
    [InlineData("batch_size", """{"batch_size":0}""")]
    [InlineData("batch_size", """{"batch_size":51}""")]
    [InlineData("profile_ids", """{"profile_ids":[]}""")]
    [InlineData("profile_ids", """{"profile_ids":["x"]}""")]
    [InlineData("sides", """{"sides":"three"}""")]
    public async Task Score_BadInput_Is400(string field, string body)
    {
        var (client, _) = await _host.MemberAsync("mira");

        var (status, problem) = await client.PostAsync("/api/matches/score", JsonSerializer.Deserialize<JsonElement>(body));

        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Routes_WithoutAProfile_Are409AndAnonymousIs401()
    {
        using var bare = await _host.Platform.SignInAsync("bare@example.org", Token);
        using var anonymous = await _host.Platform.SignInAsync("", Token);
        foreach (var (client, expected) in new[] { (bare, 409), (anonymous, 401), (_host.Platform.Admin, 409) })
        {
            (await client.PostAsync("/api/matches/score", new { })).Status.ShouldBe(expected);
            (await client.ReadAsync("/api/matches")).Status.ShouldBe(expected);
            (await client.ReadAsync("/api/matches/estimate")).Status.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Visibility_IsAskedAtTheRunAndAtEachLook()
    {
        var (client, _) = await _host.MemberAsync("mira");
        var people = await _host.AddAsync(5);
        await _host.ChangeAsync(people[0], row => row.Visibility = Visibility.Private);
        await _host.ChangeAsync(people[1], row => row.Visibility = Visibility.Unlisted);
        await _host.ChangeAsync(people[2], row => row.Visibility = Visibility.Members);

        var list = await ScoreAsync(client);
        Items(list).Select(Person).ShouldBe([people[2], people[3], people[4]], ignoreOrder: true);

        var named = await ScoreAsync(client, new { profile_ids = new[] { people[0], people[1] } });
        Items(named).Select(Person).ShouldBe([people[1]], "whose address is known may be named; who is hidden may not");

        await _host.ChangeAsync(people[3], row => row.Enabled = false);
        var all = (await client.ReadAsync("/api/matches")).Body;
        Items(all).Select(Person).ShouldBe([people[1], people[2], people[4]], ignoreOrder: true);
        all.GetProperty("total").GetInt32().ShouldBe(3);
        var hidden = await _host.ReadAsync(db => db.Set<ProfileMatch>().SingleAsync(match => match.OtherId == people[3], Token));
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{hidden.Id}/review", new { match_score = 5, match_review = "" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Review_IsKeptCheckedAndTakenBackStepByStep()
    {
        var (client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(2);
        var match = Items(await ScoreAsync(client))[1];
        var path = $"/api/matches/{match.Text("id")}/review";
        foreach (var wrong in new object[] { new { match_score = 101 }, new { match_score = -1 }, new { match_review = "x" }, new { match_score = 5, match_review = new string('x', 2_001) } })
        {
            (await client.SendAsync(HttpMethod.Put, path, wrong)).Status.ShouldBe(400);
        }

        (await client.SendAsync(HttpMethod.Put, path, new { match_score = 90, match_review = "Old friend" })).Body.GetProperty("match_score").GetInt32().ShouldBe(90);
        (await client.SendAsync(HttpMethod.Put, path, new { match_score = 0, match_review = "" })).Body.GetProperty("match_score").GetInt32().ShouldBe(0);

        var once = (await client.SendAsync(HttpMethod.Delete, path)).Body;
        (once.GetProperty("match_score").GetInt32(), once.Text("match_review")).ShouldBe((90, "Old friend"));
        Items((await client.ReadAsync("/api/matches")).Body)[0].Text("id").ShouldBe(match.Text("id"), "the member's own score orders");
        (await client.SendAsync(HttpMethod.Delete, path)).Body.GetProperty("match_score").ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.SendAsync(HttpMethod.Delete, path)).Body.GetProperty("match_score").ValueKind.ShouldBe(JsonValueKind.Null);
        var scored = await _host.ReadAsync(db => db.Set<ProfileMatch>().AsNoTracking().ToListAsync(Token));
        scored.ShouldAllBe(row => row.Score == null && row.ReviewedAt == null && row.Review == "");

        var (other, _) = await _host.MemberAsync("other");
        (await other.SendAsync(HttpMethod.Put, path, new { match_score = 5 })).Status.ShouldBe(404);
        (await other.SendAsync(HttpMethod.Put, path, new { match_score = 500 })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Marks_AreRememberedAndLeftOutOfNewRuns()
    {
        var (client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(3);
        var items = Items(await ScoreAsync(client));
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{items[0].Text("id")}/mark", new { mark = "met" })).Body.Text("mark").ShouldBe("met");
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{items[1].Text("id")}/mark", new { mark = "not-for-me" })).Body.Text("mark").ShouldBe("not-for-me");
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{items[2].Text("id")}/mark", new { mark = "never" })).Status.ShouldBe(400);
        await client.PatchAsync("/api/profiles/member-mira", new { seeks = "Gardens" });

        Items((await client.ReadAsync("/api/matches")).Body).ShouldAllBe(item => item.GetProperty("stale").GetBoolean());
        var again = await ScoreAsync(client);
        Items(again).Select(Person).ShouldBe([Person(items[2])]);
        again.GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(1);
        Items(again)[0].GetProperty("stale").GetBoolean().ShouldBeFalse();

        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{items[0].Text("id")}/mark", new { mark = "none" })).Status.ShouldBe(200);
        Items(await ScoreAsync(client)).Select(Person).ShouldBe([Person(items[0])]);
    }

    [Fact]
    public async Task Mutual_OneSideSaysNo_IsZeroForTheOtherAndComesBackWithTheirWord()
    {
        var (mira, miraId) = await _host.MemberAsync("mira", shown: true);
        var (otto, ottoId) = await _host.MemberAsync("otto", "Introductions to investors", "Reviews of payment systems", shown: true);
        var before = Items(await ScoreAsync(mira, new { sides = "mutual" })).Single();
        (before.GetProperty("match_score_by_llm").GetInt32() > 30).ShouldBeTrue();
        var ottos = Items(await ScoreAsync(otto, new { sides = "mutual" })).Single();
        await otto.SendAsync(HttpMethod.Put, $"/api/matches/{ottos.Text("id")}/mark", new { mark = "not-for-me" });

        var after = Items((await mira.ReadAsync("/api/matches")).Body).Single();
        (after.GetProperty("match_score_by_llm").GetInt32(), after.Text("match_reason_by_llm"), after.Text("mark")).ShouldBe((0, MatchScoring.RuledOut, "none"));
        Items(await ScoreAsync(mira, new { sides = "mutual" })).Single().GetProperty("match_score_by_llm").GetInt32().ShouldBe(0);
        Items(await ScoreAsync(mira, new { sides = "one" })).Single().GetProperty("match_score_by_llm").GetInt32().ShouldBeGreaterThan(0, "a one-sided score is the member's alone");

        await otto.SendAsync(HttpMethod.Put, $"/api/matches/{ottos.Text("id")}/mark", new { mark = "none" });
        Items(await ScoreAsync(mira, new { sides = "mutual" })).Single().GetProperty("match_score_by_llm").GetInt32().ShouldBe(before.GetProperty("match_score_by_llm").GetInt32());
        Person(after).ShouldBe(ottoId);
        Person(ottos).ShouldBe(miraId);
    }

    [Fact]
    public async Task Removal_OfEitherSide_TakesMatchesRunsAndHistoryAlong()
    {
        var (mira, miraId) = await _host.MemberAsync("mira", shown: true);
        var (otto, ottoId) = await _host.MemberAsync("otto", shown: true);
        await ScoreAsync(mira);
        await ScoreAsync(otto);
        (await _host.ReadAsync(db => db.Set<ProfileMatch>().CountAsync(Token))).ShouldBe(2);

        (await otto.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(204);

        (await _host.ReadAsync(db => db.Set<ProfileMatch>().CountAsync(Token))).ShouldBe(0);
        (await _host.ReadAsync(db => db.Set<MatchChange>().CountAsync(Token))).ShouldBe(0);
        var left = await _host.ReadAsync(db => db.Set<MatchBatch>().AsNoTracking().SingleAsync(Token));
        left.ProfileId.ShouldBe(miraId);
        left.People.ShouldNotContain(ottoId.ToString());
        (await mira.ReadAsync("/api/matches")).Body.GetProperty("total").GetInt32().ShouldBe(0);
        (await mira.SendAsync(HttpMethod.Delete, "/api/profiles/member-mira")).Status.ShouldBe(204);
        (await _host.ReadAsync(db => db.Set<MatchBatch>().CountAsync(Token))).ShouldBe(0);
    }

    [Fact]
    public async Task LlmText_IsStoredOverriddenAndRegenerated()
    {
        var (client, id) = await _host.MemberAsync("mira", "A <team>", "Reviews");
        const string path = "/api/profiles/member-mira/llm-text";
        const string generated = "<Profile id=\"1\" name=\"mira\">\n\t<seeks>A &lt;team&gt;</seeks>\n\t<offers>Reviews</offers>\n</Profile>";
        var text = (await client.ReadAsync(path)).Body;
        (text.Text("text"), text.Text("generated"), text.GetProperty("overridden").GetBoolean()).ShouldBe((generated, generated, false));
        var stored = await RowAsync(id);
        (stored.ProfileForLlmMd, stored.MatchHash.Length).ShouldBe((generated, 64));

        (await client.SendAsync(HttpMethod.Put, path, new { text = "<bio>Mine</bio></Profile>" })).Status.ShouldBe(200);
        (await client.PatchAsync("/api/profiles/member-mira", new { offers = "Other", display_name = "Mira M" })).Status.ShouldBe(200);
        var own = (await client.ReadAsync(path)).Body;
        (own.Text("text"), own.GetProperty("overridden").GetBoolean()).ShouldBe(("<Profile id=\"1\" name=\"Mira M\">\n\t<bio>Mine</bio>\n</Profile>", true));
        own.Text("generated").ShouldContain("Other");
        var overridden = await RowAsync(id);
        (overridden.ProfileForLlmMd, overridden.MatchHash != stored.MatchHash).ShouldBe((own.Text("text"), true));
        (await client.ReadAsync("/api/profiles/member-mira/history")).Body.GetRawText().ShouldContain("profile_for_llm_md");

        (await client.SendAsync(HttpMethod.Put, path, new { overridden = false })).Body.Text("text").ShouldContain("Other");
        foreach (var wrong in new object[] { new { }, new { text = " " }, new { text = new string('x', 6_001) }, new { text = "x", overridden = false } })
        {
            (await client.SendAsync(HttpMethod.Put, path, wrong)).Status.ShouldBe(400);
        }

        using var other = await _host.Platform.SignInAsync("other@example.org", Token);
        (await other.ReadAsync(path)).Status.ShouldBe(404);
        (await other.SendAsync(HttpMethod.Put, path, new { text = "" })).Status.ShouldBe(404);
    }

    private Task<Profile> RowAsync(Guid id) => _host.ReadAsync(db => db.Set<Profile>().AsNoTracking().SingleAsync(profile => profile.Id == id, Token));

    private static Guid Person(JsonElement item) => item.GetProperty("profile").GetProperty("id").GetGuid();
}
