using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Credits;

public sealed class ChargedWorkTests : IAsyncLifetime
{
    private CreditsFixture _credits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _credits = await CreditsFixture.CreateAsync();

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public async Task Run_Once_WritesResultDebitAndAnswerTogether()
    {
        var told = new List<long>();
        using var watching = _credits.Changes.Subscribe(_credits.Ana, told.Add);

        var outcome = await _credits.ChargeAsync(_credits.Request("k"));

        (outcome.State, outcome.Answer!.Status, outcome.Cost, outcome.Balance, outcome.Replayed).ShouldBe((ChargedState.Answered, 200, 6, 94, false));
        (await _credits.ResultsAsync()).ShouldBe([CreditsFixture.Text(outcome)]);
        told.ShouldBe([94]);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_SameKeyAgain_GivesTheSameBytesWithoutWork()
    {
        var first = await _credits.ChargeAsync(_credits.Request("k", "{}"));
        var again = await _credits.ChargeAsync(_credits.Request("k", "{}"), work: _ => throw new InvalidOperationException("no work"));

        again.Replayed.ShouldBeTrue();
        (again.Answer!.Status, again.Answer.ContentType, CreditsFixture.Text(again), again.Cost, again.Balance).ShouldBe(
            (200, "text/plain", CreditsFixture.Text(first), 6, 94));
        (await _credits.BalanceAsync()).ShouldBe(94);
    }

    [Fact]
    public async Task Run_WithoutKey_WorksEachTime()
    {
        await _credits.ChargeAsync(_credits.Request());
        await _credits.ChargeAsync(_credits.Request());

        (await _credits.BalanceAsync()).ShouldBe(88);
        (await _credits.KeysAsync()).ShouldBe(0);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_OtherContent_IsRefusedAndTheFirstAnswerStays()
    {
        var first = await _credits.ChargeAsync(_credits.Request("k", "one"));

        (await _credits.ChargeAsync(_credits.Request("k", "two"))).State.ShouldBe(ChargedState.OtherRequest);
        CreditsFixture.Text(await _credits.ChargeAsync(_credits.Request("k", "one"))).ShouldBe(CreditsFixture.Text(first));
        (await _credits.BalanceAsync()).ShouldBe(94);
    }

    [Fact]
    public async Task Run_SameKeyOfAnotherUserOrRoute_IsAnotherRequest()
    {
        var bo = await _credits.UserAsync("bo");
        var texts = new List<string>
        {
            CreditsFixture.Text(await _credits.ChargeAsync(_credits.Request("k"))),
            CreditsFixture.Text(await _credits.ChargeAsync(_credits.Request("k", account: bo))),
            CreditsFixture.Text(await _credits.ChargeAsync(_credits.Request("k", route: "POST /api/people/1/unlock-contact"))),
        };

        texts.ShouldBeUnique();
        (await _credits.BalanceAsync()).ShouldBe(88);
        (await _credits.BalanceAsync(bo)).ShouldBe(94);
    }

    [Fact]
    public async Task Run_WhileTheFirstWorks_SaysInFlight()
    {
        var gate = new TaskCompletionSource<string>();
        var entered = new TaskCompletionSource();
        var first = _credits.ChargeAsync(_credits.Request("k"), work: _ =>
        {
            entered.SetResult();
            return gate.Task;
        });
        await entered.Task;

        var second = await _credits.ChargeAsync(_credits.Request("k"));
        var other = await _credits.ChargeAsync(_credits.Request("k", "other"));
        gate.SetResult("done");

        (second.State, second.RetryAfter).ShouldBe((ChargedState.InFlight, TimeSpan.FromSeconds(1)));
        other.State.ShouldBe(ChargedState.OtherRequest);
        CreditsFixture.Text(await first).ShouldBe("done");
        (await _credits.BalanceAsync()).ShouldBe(94);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_WorkFails_CostsNothingAndFreesTheKey()
    {
        await Should.ThrowAsync<HttpRequestException>(() => _credits.ChargeAsync(_credits.Request("k"), work: _ => throw new HttpRequestException()));
        (await _credits.KeysAsync()).ShouldBe(0);
        (await _credits.BalanceAsync()).ShouldBe(100);

        (await _credits.ChargeAsync(_credits.Request("k", "other"))).Answer!.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Run_Cancelled_CostsNothingAndFreesTheKey()
    {
        using var gone = new CancellationTokenSource();
        var running = _credits.Work.RunAsync(
            _credits.Request("k"),
            async token =>
            {
                await gone.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            },
            (db, result, _) => CreditsFixture.CommitAsync(db, result, 6),
            gone.Token);
        await Should.ThrowAsync<OperationCanceledException>(() => running);

        (await _credits.KeysAsync()).ShouldBe(0);
        (await _credits.ChargeAsync(_credits.Request("k"))).Answer!.Status.ShouldBe(200);
        (await _credits.BalanceAsync()).ShouldBe(94);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_CommitFailsAfterWriting_LeavesNothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _credits.Work.RunAsync(
            _credits.Request("k"),
            _ => Task.FromResult("r"),
            async (db, result, token) =>
            {
                await CreditsFixture.CommitAsync(db, result, 6);
                await db.SaveChangesAsync(token);
                throw new InvalidOperationException();
            },
            Token));

        (await _credits.ResultsAsync()).ShouldBeEmpty();
        (await _credits.KeysAsync()).ShouldBe(0);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_TooLittleForTheResult_UndoesItAndKeepsTheRefusal()
    {
        var refused = await _credits.Work.RunAsync(
            _credits.Request("k"),
            _ => Task.FromResult("r"),
            async (db, result, token) =>
            {
                var charge = await CreditsFixture.CommitAsync(db, result, 101);
                await db.SaveChangesAsync(token);
                db.Add(new PlatformFact { Key = "result unsaved", Value = "" });
                return charge;
            },
            Token);
        await _credits.Grants.GrantAsync(Core.Identity.Viewer.Platform, _credits.Ana, 500, "More", Token);
        var again = await _credits.ChargeAsync(_credits.Request("k"));

        (refused.Answer!.Status, refused.Balance, refused.Cost, CreditsFixture.Text(refused)).ShouldBe((402, 100, 101, "100 of 101"));
        (again.Replayed, again.Answer!.Status, CreditsFixture.Text(again)).ShouldBe((true, 402, "100 of 101"));
        (await _credits.ResultsAsync()).ShouldBeEmpty();
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Run_LessThanThePreCheck_DoesNoWork()
    {
        var asked = _credits.Request("k") with { PreCheck = 101 };
        var refused = await _credits.ChargeAsync(asked, work: _ => throw new InvalidOperationException("no work"));
        var without = await _credits.ChargeAsync(asked with { Key = null }, work: _ => throw new InvalidOperationException("no work"));

        (refused.Answer!.Status, CreditsFixture.Text(refused)).ShouldBe((402, "100 of 101"));
        (await _credits.ChargeAsync(asked)).Replayed.ShouldBeTrue();
        without.Answer!.Status.ShouldBe(402);
    }

    [Fact]
    public async Task Run_NothingFound_IsFreeAndStored()
    {
        (await _credits.ChargeAsync(_credits.Request("k"), cost: 0)).Answer!.Status.ShouldBe(200);

        (await _credits.BalanceAsync()).ShouldBe(100);
        (await _credits.EntriesAsync()).Count.ShouldBe(1);
        (await _credits.ChargeAsync(_credits.Request("k"), cost: 0)).Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_RefusedByTheWork_IsFreeUndoneAndNotStored()
    {
        var refused = await _credits.Work.RunAsync(
            _credits.Request("k"),
            _ => Task.FromResult("r"),
            async (db, result, _) =>
            {
                await CreditsFixture.CommitAsync(db, result, 6);
                return Charge.Refused(CreditsFixture.Answer(410, "gone"));
            },
            Token);

        refused.Answer!.Status.ShouldBe(410);
        (await _credits.ResultsAsync()).ShouldBeEmpty();
        (await _credits.KeysAsync()).ShouldBe(0);
        (await _credits.BalanceAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task Run_Repetitions_AreNotCountedByTheLimit()
    {
        var counted = 0;
        var request = _credits.Request("k") with { Admit = () => ++counted > 1 ? TimeSpan.FromSeconds(30) : null };
        await _credits.ChargeAsync(request);
        await _credits.ChargeAsync(request);
        var third = await _credits.ChargeAsync(request with { Key = "other" });
        var fourth = await _credits.ChargeAsync(request with { Key = null });

        counted.ShouldBe(3);
        (third.State, third.RetryAfter).ShouldBe((ChargedState.TooMany, TimeSpan.FromSeconds(30)));
        fourth.State.ShouldBe(ChargedState.TooMany);
        (await _credits.KeysAsync()).ShouldBe(1, "what was not let in may come again");
    }

    [Fact]
    public async Task Run_ForNobody_DoesNothing() =>
        (await _credits.ChargeAsync(_credits.Request("k", account: Guid.Parse("00000000-0000-7000-8000-000000000001")))).State.ShouldBe(ChargedState.NoAccount);
}
