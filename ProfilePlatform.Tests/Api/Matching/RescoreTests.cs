using System.Text.Json;
using ProfilePlatform.Tests.Llm;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Corrections, the second pass that learns from them, and what is said of it.</summary>
public sealed class RescoreTests : IAsyncLifetime
{
    private const int Count = 24;
    private const int Reviewed = 16;
    private const int Fewest = 6;

    private MatchHost _host = null!;
    private HttpClient _client = null!;

    private IReadOnlyList<StubRequest> Scorings => [.. _host.Stub.Requests.Where(IsScoring)];

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true);
        (_client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(Count);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Rescore_WithReviews_NeverShowsAPersonsOwnReviewAndIsReported()
    {
        // The model is 30 too high; told so, it is right.
        _host.Stub.Script = request => Say(request, asked => asked.Select(one => Entry(one.Number, Right(one.Name) + (IsTold(request) ? 0 : 30))));
        var items = Items(await ScoreAsync(_client));
        foreach (var item in items.Take(Reviewed))
        {
            await MatchHost.ReviewAsync(_client, item, Right(item.GetProperty("profile").Text("name")));
        }

        var before = (await _client.ReadAsync("/api/matches/calibration")).Body;
        (before.GetProperty("n").GetInt32(), before.GetProperty("mae_before").GetDouble(), before.Text("verdict"), before.GetProperty("offers_rescore").GetBoolean())
            .ShouldBe((Reviewed, 30.0, "not-rescored", true));
        before.GetProperty("mae_after").ValueKind.ShouldBe(JsonValueKind.Null);
        var estimate = (await _client.ReadAsync("/api/matches/estimate?kind=rescore")).Body;
        estimate.GetProperty("people").GetInt32().ShouldBe(Count);
        _host.Stub.Forget();

        var (status, ordered) = await _client.PostAsync("/api/matches/rescore");

        (status, ordered.GetProperty("examples_used").GetInt32()).ShouldBe((202, 8));
        var list = await EndAsync(_client, ordered.Text("batch_id"));
        (list.GetProperty("batch").Text("kind"), list.GetProperty("batch").GetProperty("done").GetInt32(), list.GetProperty("total").GetInt32()).ShouldBe(("rescore", Count, Count));
        Scorings.Count.ShouldBe(estimate.GetProperty("calls").GetInt32());
        Scorings.SelectMany(Asked).Select(asked => asked.Name).ShouldBe(items.Select(item => item.GetProperty("profile").Text("name")), ignoreOrder: true);
        foreach (var request in Scorings)
        {
            var examples = Examples(request);
            examples.ShouldContain("<Correction model_score=");
            Asked(request).ShouldAllBe(asked => !examples.Contains($"\"{asked.Name}\"", StringComparison.Ordinal));
        }

        Items(list).ShouldAllBe(item => item.GetProperty("rescored_score").GetInt32() == item.GetProperty("match_score_by_llm").GetInt32() - 30);
        var after = (await _client.ReadAsync("/api/matches/calibration")).Body;
        (after.GetProperty("mae_before").GetDouble(), after.GetProperty("mae_after").GetDouble(), after.Text("verdict")).ShouldBe((30.0, 0.0, "gain"));
        after.GetProperty("ci95").GetProperty("low").GetDouble().ShouldBeGreaterThan(0);
        after.GetProperty("baseline_linear").GetProperty("mae").GetDouble().ShouldBeLessThan(30);
    }

    [Fact]
    public async Task Rescore_ModelLeavesSomebodyOut_NothingStandsInForIt()
    {
        await ReviewAsync(Items(await ScoreAsync(_client)).Take(Fewest));
        _host.Stub.Script = request => Say(request, asked => asked.Where(one => one.Name != "Person 003").Select(one => Entry(one.Number, 40)));

        var (_, ordered) = await _client.PostAsync("/api/matches/rescore");
        var list = await EndAsync(_client, ordered.Text("batch_id"));

        (list.GetProperty("batch").GetProperty("done").GetInt32(), list.GetProperty("batch").GetProperty("not_by_model").GetInt32(), list.GetProperty("total").GetInt32()).ShouldBe((Count, 1, Count - 1));
        var odd = Items((await _client.ReadAsync("/api/matches?page_size=100")).Body).Single(item => item.GetProperty("profile").Text("name") == "Person 003");
        (odd.GetProperty("rescored_score").ValueKind, odd.GetProperty("match_score_by_llm").GetInt32()).ShouldBe((JsonValueKind.Null, 50));
    }

    [Fact]
    public async Task Rescore_WithoutReviewsOrProfile_Is409()
    {
        var (status, problem) = await _client.PostAsync("/api/matches/rescore");
        (status, problem.Text("type").EndsWith("no-reviews", StringComparison.Ordinal)).ShouldBe((409, true));
        using var bare = await _host.Platform.SignInAsync("bare@example.org", TestContext.Current.CancellationToken);
        (await bare.PostAsync("/api/matches/rescore")).Status.ShouldBe(409);
        (await bare.ReadAsync("/api/matches/calibration")).Status.ShouldBe(409);
        (await _client.ReadAsync("/api/matches/estimate?kind=other")).Status.ShouldBe(400);
        (await _client.ReadAsync("/api/matches/calibration")).Body.GetProperty("n").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Score_AfterReviews_ShowsThemToTheCheapModelToo()
    {
        await ReviewAsync(Items(await ScoreAsync(_client)).Take(1));
        _host.Stub.Forget();
        await _host.AddAsync(ProfilePlatform.Tests.Matching.People.Profile("Newcomer"));

        (await ScoreAsync(_client)).GetProperty("batch").GetProperty("examples_used").GetInt32().ShouldBe(1);

        Examples(Scorings.ShouldHaveSingleItem()).ShouldContain("right_score=\"10\"");
    }

    [Fact]
    public async Task Rescore_WithoutAModel_Is503()
    {
        await using var local = await StartAsync(withModel: false);
        var (client, _) = await local.MemberAsync("mira");
        var (status, problem) = await client.PostAsync("/api/matches/rescore");
        (status, problem.Text("type").EndsWith("no-language-model", StringComparison.Ordinal)).ShouldBe((503, true));
        client.Dispose();
    }

    private static int Right(string name) => int.Parse(name[^3..], System.Globalization.CultureInfo.InvariantCulture) * 2;

    private static bool IsTold(StubRequest request) => Examples(request).Length > 0;

    private static string Examples(StubRequest request)
    {
        var text = request.Messages[^1].Text;
        var start = text.IndexOf("<Calibration_Examples>", StringComparison.Ordinal);
        return start < 0 ? "" : text[start..text.IndexOf("<Profile_List>", StringComparison.Ordinal)];
    }

    private async Task ReviewAsync(IEnumerable<JsonElement> items)
    {
        foreach (var item in items)
        {
            await MatchHost.ReviewAsync(_client, item, 10);
        }
    }
}
