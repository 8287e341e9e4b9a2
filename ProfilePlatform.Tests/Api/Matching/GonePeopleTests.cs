using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Llm;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Reviews whose person is hidden or gone, and people of a run who go while it is at work.</summary>
public sealed class GonePeopleTests : IAsyncLifetime
{
    private MatchHost _host = null!;
    private HttpClient _client = null!;
    private JsonElement _reviewed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true);
        (_client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(12);
        var reviewed = Items(await ScoreAsync(_client)).Take(8).ToList();
        foreach (var item in reviewed)
        {
            await ReviewAsync(_client, item, 10);
        }

        _reviewed = reviewed[0].GetProperty("profile");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Rescore_ReviewedPersonHidden_IsNeitherAskedAboutNorShownAsAnExample()
    {
        await _host.ChangeAsync(_reviewed.GetProperty("id").GetGuid(), row => row.Visibility = Visibility.Private);
        _host.Stub.Forget();

        var (status, ordered) = await _client.PostAsync("/api/matches/rescore");

        status.ShouldBe(202);
        var batch = (await EndAsync(_client, ordered.Text("batch_id"))).GetProperty("batch");
        (batch.Text("state"), batch.GetProperty("done").GetInt32(), batch.GetProperty("total").GetInt32()).ShouldBe(("done", 11, 11));
        _host.Stub.Requests.Where(IsScoring).ShouldAllBe(request => !request.AllText.Contains(_reviewed.Text("name"), StringComparison.Ordinal));
        var report = (await _client.ReadAsync("/api/matches/calibration")).Body;
        (report.GetProperty("n").GetInt32(), report.GetProperty("reviews").GetInt32()).ShouldBe((7, 8), "a review without a second score is no comparison");
    }

    [Fact]
    public async Task Calibration_ReviewedPersonGone_CountsWithoutThem()
    {
        (await _host.Platform.Admin.SendAsync(HttpMethod.Delete, $"/api/profiles/{_reviewed.Text("slug")}")).Status.ShouldBe(204);

        (await _client.ReadAsync("/api/matches/calibration")).Body.GetProperty("reviews").GetInt32().ShouldBe(7);
        (await _client.PostAsync("/api/matches/rescore")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task Rescore_PeopleGoMeanwhile_EndsWithEverybodyCounted()
    {
        var gate = new StubGate();
        _host.Stub.Script = request => Everybody(request).HeldBy(gate);
        var (_, ordered) = await _client.PostAsync("/api/matches/rescore");
        await gate.Reached.WaitAsync(Token);
        foreach (var slug in new[] { "person-009", "person-010", "person-011" })
        {
            (await _host.Platform.Admin.SendAsync(HttpMethod.Delete, $"/api/profiles/{slug}")).Status.ShouldBe(204);
        }

        gate.Open();

        var list = await EndAsync(_client, ordered.Text("batch_id"));
        var batch = list.GetProperty("batch");
        (batch.Text("state"), batch.GetProperty("done").GetInt32(), list.GetProperty("total").GetInt32()).ShouldBe(("done", 12, 9), "the answer for whoever went is dropped");
        (await _host.ReadAsync(db => db.Set<MatchBatch>().AsNoTracking().SingleAsync(run => run.Kind == MatchKind.Rescore, Token))).People.ShouldBeEmpty();
    }
}
