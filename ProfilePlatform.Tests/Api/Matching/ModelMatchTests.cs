using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Runs with a model: what it is asked, what it costs, and what becomes of a run whose model fails.</summary>
public sealed class ModelMatchTests : IAsyncLifetime
{
    private MatchHost _host = null!;
    private HttpClient _client = null!;
    private Guid _member;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReadOnlyList<StubRequest> Scorings => [.. _host.Stub.Requests.Where(IsScoring)];

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true);
        (_client, _member) = await _host.MemberAsync("mira");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Score_ModelAnswers_AsksEachOnceAsEstimated()
    {
        await _host.AddAsync(25);
        var (status, estimate) = await _client.ReadAsync("/api/matches/estimate?batch_size=10");
        (status, estimate.Text("engine"), estimate.GetProperty("people").GetInt32(), estimate.GetProperty("calls").GetInt32()).ShouldBe((200, "llm", 25, 3));

        var list = await ScoreAsync(_client);

        var batch = list.GetProperty("batch");
        (batch.GetProperty("done").GetInt32(), batch.GetProperty("not_by_model").GetInt32(), batch.Text("engine")).ShouldBe((25, 0, "llm"));
        Items(list).ShouldAllBe(item => item.Text("engine") == "llm" && item.GetProperty("match_score_by_llm").GetInt32() == 50 && item.Text("match_reason_by_llm") == Reason);
        Scorings.Select(request => Asked(request).Count).ShouldBe([10, 10, 5]);
        Scorings.SelectMany(Asked).Select(asked => asked.Name).Distinct().Count().ShouldBe(25);
        var run = await _host.ReadAsync(db => db.Set<MatchBatch>().AsNoTracking().SingleAsync(Token));
        (run.Calls, run.Model).ShouldBe((3, StubProvider.Model));
        (run.PromptTokens > 0 && run.CompletionTokens > 0).ShouldBeTrue();
        estimate.GetProperty("prompt_tokens").GetInt64().ShouldBeInRange((long)(run.PromptTokens * 0.7), (long)(run.PromptTokens * 1.5));
        await _host.Platform.Services.GetRequiredService<UsageLedger>().FlushAsync(Token);
        var rows = await _host.ReadAsync(db => db.Set<UsageEntry>().AsNoTracking().Where(entry => entry.Operation == "match_score").ToListAsync(Token));
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => row.ProfileId == _member);

        (await ScoreAsync(_client)).GetProperty("batch").GetProperty("total").GetInt32().ShouldBe(0);
        Scorings.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Score_TwoOrdersAtOnce_AreOneRun()
    {
        await _host.AddAsync(3);
        var gate = new StubGate();
        _host.Stub.Script = request => Everybody(request).HeldBy(gate);

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.PostAsync("/api/matches/score", new { })));

        orders.ShouldAllBe(order => order.Status == 202);
        var batch = orders.Select(order => order.Body.Text("batch_id")).Distinct().ShouldHaveSingleItem();
        await gate.Reached.WaitAsync(Token);
        (await _client.PostAsync("/api/matches/score", new { sides = "mutual" })).Body.Text("batch_id").ShouldBe(batch);
        gate.Open();
        (await EndAsync(_client, batch)).GetProperty("total").GetInt32().ShouldBe(3);
        Scorings.Count.ShouldBe(1);
        (await _host.ReadAsync(db => db.Set<MatchBatch>().CountAsync(Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Score_ModelDown_EndsLocallyAndSaysSoAndTheModelIsAskedLater()
    {
        await _host.AddAsync(40);
        _host.Stub.Script = request => IsScoring(request) ? StubReply.Status(500) : StubReply.Text("no");
        var since = TimeProvider.System.GetTimestamp();

        var list = await ScoreAsync(_client);

        TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        var batch = list.GetProperty("batch");
        (batch.Text("state"), batch.GetProperty("done").GetInt32(), batch.GetProperty("not_by_model").GetInt32()).ShouldBe(("done", 40, 40));
        Items(list).ShouldAllBe(item => item.Text("engine") == "local");
        (await _host.ReadAsync(db => db.Set<ProfileMatch>().AsNoTracking().ToListAsync(Token))).ShouldAllBe(match => match.Model == "");

        (await _client.ReadAsync("/api/matches/estimate")).Body.GetProperty("people").GetInt32().ShouldBe(40, "a local score does not stand in for the model's");
    }

    [Fact]
    public async Task Score_OnePersonNeverAnswered_HasALocalScoreThatSaysSo()
    {
        await _host.AddAsync(3);
        _host.Stub.Script = request => Say(request, asked => asked.Where(one => one.Name != "Person 001").Select(one => Entry(one.Number, 20)));

        var list = await ScoreAsync(_client);

        list.GetProperty("batch").GetProperty("not_by_model").GetInt32().ShouldBe(1);
        var odd = Items(list).Single(item => item.Text("engine") == "local");
        (odd.GetProperty("profile").Text("name"), odd.GetProperty("match_score_by_llm").GetInt32()).ShouldBe(("Person 001", 0));
    }

    [Fact]
    public async Task Score_SomebodyGoesMeanwhile_TheOthersAreStored()
    {
        var people = await _host.AddAsync(3);
        var gate = new StubGate();
        _host.Stub.Script = request => Everybody(request).HeldBy(gate);
        var (_, ordered) = await _client.PostAsync("/api/matches/score", new { });
        await gate.Reached.WaitAsync(Token);
        (await _host.Platform.Admin.SendAsync(HttpMethod.Delete, "/api/profiles/person-001")).Status.ShouldBe(204);
        gate.Open();

        var list = await EndAsync(_client, ordered.Text("batch_id"));

        list.GetProperty("batch").Text("state").ShouldBe("done");
        Items(list).Select(item => item.GetProperty("profile").GetProperty("id").GetGuid()).ShouldBe([people[0], people[2]], ignoreOrder: true);
    }

    [Fact]
    public async Task Score_MemberGoesMeanwhile_TheRunEndsAndLeavesNothing()
    {
        await _host.AddAsync(3);
        var gate = new StubGate();
        _host.Stub.Script = request => Everybody(request).HeldBy(gate);
        await _client.PostAsync("/api/matches/score", new { });
        await gate.Reached.WaitAsync(Token);

        (await _client.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(204);

        gate.Open();
        (await _host.ReadAsync(db => db.Set<MatchBatch>().CountAsync(Token))).ShouldBe(0);
        (await _host.ReadAsync(db => db.Set<ProfileMatch>().CountAsync(Token))).ShouldBe(0);
        (await _host.Platform.Services.GetRequiredService<MatchRuns>().WaitingAsync(Token)).ShouldBeEmpty();
    }
}
