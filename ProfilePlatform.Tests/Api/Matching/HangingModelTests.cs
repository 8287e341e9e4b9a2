using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Tests.Llm;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>A model that never answers: its time runs out, and the run ends without it.</summary>
public sealed class HangingModelTests : IAsyncLifetime
{
    private const int Count = 35;

    private MatchHost _host = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MatchRuns Runs => _host.Platform.Services.GetRequiredService<MatchRuns>();

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true, null, ("LLM_MATCH_SCORE_TIMEOUT", "1"), ("LLM_MATCH_RESCORE_TIMEOUT", "1"));
        (_client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(Count);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Score_ModelHangs_EndsWithLocalScoresThatSaySo()
    {
        _host.Stub.Script = request => IsScoring(request) ? StubReply.Hang() : StubReply.Text("no");

        var list = await ScoreAsync(_client);

        var batch = list.GetProperty("batch");
        (batch.Text("state"), batch.GetProperty("done").GetInt32(), batch.GetProperty("not_by_model").GetInt32()).ShouldBe(("done", Count, Count));
        Items(list).Count.ShouldBe(Count);
        Items(list).ShouldAllBe(item => item.Text("engine") == "local" && item.Text("match_reason_by_llm").Length > 0);
        // Two groups wait for it; the others do without.
        _host.Stub.Requests.Count(IsScoring).ShouldBe(2);
        (await Runs.WaitingAsync(Token)).ShouldBeEmpty();

        _host.Stub.Script = Everybody;
        (await _client.ReadAsync("/api/matches/estimate")).Body.GetProperty("people").GetInt32().ShouldBe(Count, "the next run asks the model about all of them");
    }

    [Fact]
    public async Task Rescore_ModelHangs_EndsAndLeavesTheFirstScores()
    {
        var items = Items(await ScoreAsync(_client));
        foreach (var item in items.Take(6))
        {
            await ReviewAsync(_client, item, 10);
        }

        _host.Stub.Script = request => IsScoring(request) ? StubReply.Hang() : StubReply.Text("no");
        var (status, ordered) = await _client.PostAsync("/api/matches/rescore");
        status.ShouldBe(202);

        var batch = (await EndAsync(_client, ordered.Text("batch_id"))).GetProperty("batch");

        (batch.Text("state"), batch.GetProperty("done").GetInt32(), batch.GetProperty("not_by_model").GetInt32()).ShouldBe(("done", Count, Count));
        var after = Items((await _client.ReadAsync("/api/matches?page_size=100")).Body);
        after.ShouldAllBe(item => item.Text("engine") == "llm" && item.GetProperty("match_score_by_llm").GetInt32() == 50 && item.GetProperty("rescored_score").ValueKind == System.Text.Json.JsonValueKind.Null);
        (await Runs.WaitingAsync(Token)).ShouldBeEmpty();
    }
}
