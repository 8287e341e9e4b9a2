using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Credits.Keys;

namespace ProfilePlatform.Tests.Credits;

/// <summary>Who has a key: after restarts, after its day, and when the request that held it comes back.</summary>
public sealed class StoredKeyTests : IAsyncLifetime
{
    private CreditsFixture _credits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _credits = await CreditsFixture.CreateAsync();

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public async Task Key_ReservedByAnEarlierProcess_IsTakenOverAndItsRequestChargesNothing()
    {
        var gate = new TaskCompletionSource<string>();
        var entered = new TaskCompletionSource();
        var earlier = _credits.ChargeAsync(_credits.Request("k"), work: _ =>
        {
            entered.SetResult();
            return gate.Task;
        });
        await entered.Task;

        var later = await _credits.ChargeAsync(_credits.Request("k"), process: _credits.NewProcess());
        gate.SetResult("late");

        later.Answer!.Status.ShouldBe(200);
        (await earlier).State.ShouldBe(ChargedState.InFlight);
        (await _credits.BalanceAsync()).ShouldBe(94);
        (await _credits.ResultsAsync()).ShouldBe([CreditsFixture.Text(later)]);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Key_TakenOverWhileItsRequestFails_StaysWithTheNewOne()
    {
        var gate = new TaskCompletionSource<string>();
        var entered = new TaskCompletionSource();
        var earlier = _credits.ChargeAsync(_credits.Request("k"), work: _ =>
        {
            entered.SetResult();
            return gate.Task;
        });
        await entered.Task;
        var later = await _credits.ChargeAsync(_credits.Request("k"), process: _credits.NewProcess());
        gate.SetException(new HttpRequestException());
        await Should.ThrowAsync<HttpRequestException>(() => earlier);

        CreditsFixture.Text(await _credits.ChargeAsync(_credits.Request("k"))).ShouldBe(CreditsFixture.Text(later));
        (await _credits.BalanceAsync()).ShouldBe(94);
    }

    [Fact]
    public async Task Key_ThatCouldNotBeReleased_IsTakenOver()
    {
        const string full = "CREATE TRIGGER no_release BEFORE DELETE ON idempotency_keys BEGIN SELECT RAISE(ABORT, 'no'); END";
        await _credits.Db.BreakAsync(full, Token);
        await Should.ThrowAsync<HttpRequestException>(() => _credits.ChargeAsync(_credits.Request("k"), work: _ => throw new HttpRequestException()));
        (await _credits.KeysAsync()).ShouldBe(1);

        (await _credits.ChargeAsync(_credits.Request("k"))).Answer!.Status.ShouldBe(200);
        (await _credits.BalanceAsync()).ShouldBe(94);
    }

    [Fact]
    public async Task Key_AfterItsDay_IsNew()
    {
        await _credits.ChargeAsync(_credits.Request("k", "one"));
        _credits.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await _credits.ChargeAsync(_credits.Request("k", "one"))).Replayed.ShouldBeTrue();
        _credits.Time.Advance(TimeSpan.FromSeconds(1));

        var later = await _credits.ChargeAsync(_credits.Request("k", "two"));

        (later.Replayed, later.Answer!.Status).ShouldBe((false, 200));
        (await _credits.BalanceAsync()).ShouldBe(88);
        (await _credits.ChargeAsync(_credits.Request("k", "two"))).Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task Sweep_RemovesWhatHasLivedItsDay()
    {
        await _credits.Grants.GrantAsync(Core.Identity.Viewer.Platform, _credits.Ana, 10_000, "Many", Token);
        foreach (var number in Enumerable.Range(0, 600))
        {
            await _credits.ChargeAsync(_credits.Request($"old {number}"), cost: 0);
        }

        _credits.Time.Advance(TimeSpan.FromHours(23));
        await _credits.ChargeAsync(_credits.Request("young"));
        _credits.Time.Advance(TimeSpan.FromHours(1));

        (await new KeySweep(_credits.Db.Writer, _credits.Time, NullLogger<KeySweep>.Instance).RunAsync(Token)).ShouldBe(600);
        (await _credits.KeysAsync()).ShouldBe(1);
        (await _credits.ChargeAsync(_credits.Request("young"))).Replayed.ShouldBeTrue();
    }
}
