using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Tests.Llm;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>When the second pass may be ordered: as the calibration report offers it, and not otherwise.</summary>
public sealed class RescoreOfferTests : IAsyncLifetime
{
    private const int Fewest = 6;

    private MatchHost _host = null!;
    private HttpClient _client = null!;
    private IReadOnlyList<JsonElement> _items = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await StartAsync(withModel: true);
        (_client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(12);
        _items = Items(await ScoreAsync(_client));
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Rescore_FewReviews_IsRefusedUntilThereAreSix()
    {
        await RefusedAsync("no-reviews", offeredFrom: Fewest);
        await ReviewAsync(0, Fewest - 1);
        await RefusedAsync("rescore-not-offered", offeredFrom: Fewest);
        (await _host.ReadAsync(db => db.Set<MatchBatch>().CountAsync(Token))).ShouldBe(1, "what is refused is not written");

        await ReviewAsync(Fewest - 1, 1);

        await PassAsync();
    }

    [Fact]
    public async Task Rescore_LastPassDidNotPay_IsRefusedUntilThereAreMoreReviews()
    {
        // The expensive model says what the cheap one said: nothing is gained.
        await ReviewAsync(0, Fewest);
        await PassAsync();
        (await CalibrationAsync()).Text("verdict").ShouldBe("no-measurable-gain");

        await RefusedAsync("rescore-not-offered", offeredFrom: 11);
        await ReviewAsync(Fewest, 4);
        await RefusedAsync("rescore-not-offered", offeredFrom: 11);
        await ReviewAsync(10, 1);

        await PassAsync();
        await RefusedAsync("rescore-not-offered", offeredFrom: 17);
    }

    [Fact]
    public async Task Rescore_LastPassPaidAndBeatTheLine_IsOfferedAgain()
    {
        _host.Stub.Script = request => request.AllText.Contains("<Calibration_Examples>", StringComparison.Ordinal)
            ? Say(request, asked => asked.Select(one => Entry(one.Number, Right(one.Name))))
            : Everybody(request);
        foreach (var item in _items)
        {
            await MatchHost.ReviewAsync(_client, item, Right(item.GetProperty("profile").Text("name")));
        }

        await PassAsync();

        var report = await CalibrationAsync();
        (report.Text("verdict"), report.GetProperty("offers_rescore").GetBoolean()).ShouldBe(("gain", true));
        await PassAsync();
    }

    [Fact]
    public async Task Rescore_ModelSaidNothing_MayBeTriedAgain()
    {
        await ReviewAsync(0, Fewest);
        _host.Stub.Script = request => IsScoring(request) ? StubReply.Malformed() : StubReply.Text("no");
        (await PassAsync()).GetProperty("batch").GetProperty("not_by_model").GetInt32().ShouldBe(_items.Count);

        (await CalibrationAsync()).GetProperty("offers_rescore").GetBoolean().ShouldBeTrue();
        await PassAsync();
    }

    [Fact]
    public async Task Rescore_ReviewTakenBackBefore_DoesNotCount()
    {
        await ReviewAsync(0, Fewest + 1);
        (await _client.SendAsync(HttpMethod.Delete, $"/api/matches/{_items[0].Text("id")}/review")).Status.ShouldBe(200);
        await PassAsync();

        await RefusedAsync("rescore-not-offered", offeredFrom: 11);
    }

    [Fact]
    public async Task Rescore_ProfileChangedSince_IsRefusedForThereIsNobodyToScore()
    {
        await ReviewAsync(0, Fewest);
        (await _client.PatchAsync("/api/profiles/member-mira", new { seeks = "Gardens" })).Status.ShouldBe(200);

        var (status, problem) = await _client.PostAsync("/api/matches/rescore");

        (status, problem.Text("type").EndsWith("nobody-to-rescore", StringComparison.Ordinal)).ShouldBe((409, true));
    }

    [Fact]
    public async Task Rescore_TwoOrdersAtOnce_AreOneRun()
    {
        await ReviewAsync(0, Fewest);
        var gate = new StubGate();
        _host.Stub.Script = request => Everybody(request).HeldBy(gate);
        _host.Stub.Forget();

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.PostAsync("/api/matches/rescore")));

        orders.ShouldAllBe(order => order.Status == 202);
        var batch = orders.Select(order => order.Body.Text("batch_id")).Distinct().ShouldHaveSingleItem();
        await gate.Reached.WaitAsync(Token);
        (await _client.PostAsync("/api/matches/score", new { })).Body.Text("batch_id").ShouldBe(batch);
        gate.Open();
        (await EndAsync(_client, batch)).GetProperty("total").GetInt32().ShouldBe(_items.Count);
        _host.Stub.Requests.Where(IsScoring).SelectMany(Asked).Select(asked => asked.Name).ShouldBeUnique();
        (await _client.PostAsync("/api/matches/rescore")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Calibration_WithoutAModel_OffersNoPass()
    {
        await using var local = await StartAsync(withModel: false);
        var (client, _) = await local.MemberAsync("mira");
        await local.AddAsync(Fewest);
        foreach (var item in Items(await ScoreAsync(client)))
        {
            await MatchHost.ReviewAsync(client, item, 10);
        }

        var report = (await client.ReadAsync("/api/matches/calibration")).Body;

        (report.GetProperty("n").GetInt32(), report.GetProperty("offers_rescore").GetBoolean(), report.GetProperty("offered_from").ValueKind)
            .ShouldBe((Fewest, false, JsonValueKind.Null));
        client.Dispose();
    }

    private static int Right(string name) => int.Parse(name[^3..], System.Globalization.CultureInfo.InvariantCulture) * 8;

    private async Task ReviewAsync(int skip, int count)
    {
        foreach (var item in _items.Skip(skip).Take(count))
        {
            await MatchHost.ReviewAsync(_client, item, 10);
        }
    }

    private async Task<JsonElement> PassAsync()
    {
        var (status, ordered) = await _client.PostAsync("/api/matches/rescore");
        status.ShouldBe(202, ordered.ToString());
        return await EndAsync(_client, ordered.Text("batch_id"));
    }

    private async Task RefusedAsync(string code, int offeredFrom)
    {
        var (status, problem) = await _client.PostAsync("/api/matches/rescore");
        (status, problem.Text("type").EndsWith(code, StringComparison.Ordinal)).ShouldBe((409, true), problem.ToString());
        var report = await CalibrationAsync();
        (report.GetProperty("offers_rescore").GetBoolean(), report.GetProperty("offered_from").GetInt32()).ShouldBe((false, offeredFrom));
    }

    private async Task<JsonElement> CalibrationAsync() => (await _client.ReadAsync("/api/matches/calibration")).Body;
}
