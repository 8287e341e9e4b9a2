using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>What administrators see of matching: what ran, what it took and what failed, and nothing of whom members met and how they judge.</summary>
public sealed class MatchRunsAdminTests : IAsyncLifetime
{
    private const string Note = "Quibblenote";

    private MatchHost _host = null!;
    private HttpClient _client = null!;
    private Guid _member;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true, null, ("LLM_MATCH_SCORE_TIMEOUT", "1"));
        (_client, _member) = await _host.MemberAsync("mira");
        await _host.AddAsync(12);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Runs_ScoredByAModel_SayWhatItTookAndNothingOfTheMembersWords()
    {
        _host.Stub.Script = request => ScoringModel.Everybody(request).Using(900, 100).Costing(0.002m);
        var items = Items(await ScoreAsync(_client));
        (await _client.SendAsync(HttpMethod.Put, $"/api/matches/{items[0].Text("id")}/review", new { match_score = 13, match_review = Note })).Status.ShouldBe(200);

        var (status, body) = await Poll.UntilAsync(
            () => _host.Platform.Admin.ReadAsync("/api/admin/matches/runs"), answer => Items(answer.Body)[0].GetProperty("cost").ValueKind == System.Text.Json.JsonValueKind.Number, Token);

        var run = Items(body).ShouldHaveSingleItem();
        (status, run.Text("slug"), run.Text("kind"), run.Text("state"), run.Text("engine"), run.Text("model")).ShouldBe((200, "member-mira", "score", "done", "llm", StubProvider.Model));
        (run.GetProperty("done").GetInt32(), run.GetProperty("total").GetInt32(), run.GetProperty("calls").GetInt32()).ShouldBe((12, 12, 2));
        (run.GetProperty("prompt_tokens").GetInt32(), run.GetProperty("completion_tokens").GetInt32(), run.GetProperty("cost").GetDecimal()).ShouldBe((1_800, 200, 0.004m));
        (run.Text("cause"), run.GetProperty("finished_at").ValueKind).ShouldBe(("", System.Text.Json.JsonValueKind.String));
        foreach (var text in new[] { body.GetRawText(), await PageAsync("") is var page ? page.Body!.TextContent : "" })
        {
            text.ShouldNotContain("Person 0");
            text.ShouldNotContain(Note);
            text.ShouldNotContain(items[0].Text("match_reason_by_llm"));
        }
    }

    [Fact]
    public async Task Runs_ModelHung_SayWhy()
    {
        _host.Stub.Script = request => ScoringModel.IsScoring(request) ? StubReply.Hang() : StubReply.Text("no");
        await ScoreAsync(_client);

        var run = Items((await _host.Platform.Admin.ReadAsync("/api/admin/matches/runs?state=done")).Body).ShouldHaveSingleItem();
        (run.Text("cause"), run.GetProperty("not_by_model").GetInt32(), run.GetProperty("cost").ValueKind).ShouldBe(("timed_out", 12, System.Text.Json.JsonValueKind.Null));
        (await PageAsync("")).QuerySelector("tbody tr")!.TextContent.ShouldContain("timed out");
    }

    [Fact]
    public async Task Runs_ByState_ArePagedAndFiltered()
    {
        await AddRunsAsync(25, MatchState.Done);
        await AddRunsAsync(1, MatchState.Failed);

        var all = (await _host.Platform.Admin.ReadAsync("/api/admin/matches/runs?page=2")).Body;
        (all.GetProperty("total").GetInt32(), Items(all).Count).ShouldBe((26, 6));
        var failed = Items((await _host.Platform.Admin.ReadAsync("/api/admin/matches/runs?state=failed")).Body).ShouldHaveSingleItem();
        (failed.Text("state"), failed.Text("cause")).ShouldBe(("failed", "IOException"));
        (await _host.Platform.Admin.ReadAsync("/api/admin/matches/runs?state=lost")).Status.ShouldBe(400);

        (await PageAsync("?page=2")).QuerySelectorAll("tbody tr").Length.ShouldBe(6);
        (await PageAsync("?state=done")).QuerySelector(".pager a[rel=next]")!.GetAttribute("href").ShouldBe("/admin/matches?state=done&page=2");
        var row = (await PageAsync("?state=failed")).QuerySelector("tbody tr")!;
        row.QuerySelector(".tag.lost")!.TextContent.ShouldBe("Failed");
        row.TextContent.ShouldContain("IOException");
        (await PageAsync("?state=queued")).QuerySelector(".empty")!.TextContent.ShouldContain("No run is in this state.");
        (await PageAsync("?state=lost")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("no such state");
    }

    [Fact]
    public async Task Page_Others_GetNotFoundOrTheSignIn()
    {
        using var visitor = await _host.Platform.SignInAsync("", Token);
        using var refused = await _client.GetAsync(new Uri("/admin/matches", UriKind.Relative), Token);
        using var sent = await visitor.GetAsync(new Uri("/admin/matches", UriKind.Relative), Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        sent.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=/admin/matches");
        (await _client.ReadAsync("/api/admin/matches/runs")).Status.ShouldBe(404);
        (await visitor.ReadAsync("/api/admin/matches/runs")).Status.ShouldBe(401);
    }

    private async Task<IHtmlDocument> PageAsync(string query) =>
        new HtmlParser().ParseDocument(await _host.Platform.Admin.GetStringAsync(new Uri("/admin/matches" + query, UriKind.Relative), Token));

    private Task AddRunsAsync(int count, MatchState state) => _host.WriteAsync(db =>
    {
        for (var number = 0; number < count; number++)
        {
            db.Add(new MatchBatch
            {
                Id = Ids.New(TimeProvider.System), ProfileId = _member, State = state, Total = 3, Done = 3, RequestedAt = TimeProvider.System.GetUtcNow(),
                Cause = state == MatchState.Failed ? nameof(IOException) : "",
            });
        }
    });
}
