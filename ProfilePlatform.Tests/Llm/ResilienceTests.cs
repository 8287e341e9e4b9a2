using Polly.CircuitBreaker;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Resilience;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Time limits, further tries and the breaker, counted at the server.</summary>
public sealed class ResilienceTests
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    /// <summary>Of real time: what waits for a clock that nobody moves fails.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LlmOperation.Intent, 5)]
    [InlineData(LlmOperation.FollowUps, 5)]
    [InlineData(LlmOperation.Chat, 20)]
    [InlineData(LlmOperation.Split, 120)]
    public async Task Complete_Hang_TimesOutOnTime(LlmOperation operation, int seconds)
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Hang();

        var asking = model.AskAsync(new LlmCall(operation, null, ""), Ct);
        await ArrivedAsync(stub, 1);
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        asking.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));

        (await Should.ThrowAsync<LlmException>(() => asking.WaitAsync(Limit, Ct))).Fault.ShouldBe(LlmFault.TimedOut);
        await stub.Requests[0].Gone.WaitAsync(Limit, Ct);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_NoFirstToken_TimesOutAfterTenSeconds()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Hang();

        var asking = model.StreamAsync(Ct);
        await ArrivedAsync(stub, 1);
        time.Advance(TimeSpan.FromSeconds(10));

        (await Should.ThrowAsync<LlmException>(() => asking.WaitAsync(Limit, Ct))).Fault.ShouldBe(LlmFault.TimedOut);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_StopsInTheMiddle_TimesOutAfterEightSecondsAndKeepsTheWords()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.HangAfter("Ten chars and more.", 10);
        var came = "";
        var reading = Task.Run(
            async () =>
            {
                await foreach (var update in model.Model.StreamAsync(StubModel.Chat, StubModel.Question, [], Ct))
                {
                    came += update.Text;
                }
            },
            Ct);

        await Poll.UntilAsync(() => Task.FromResult(came.Length), length => length >= 10, Ct);
        await time.TimerWithinAsync(Patience.Answer.Idle, Ct);
        time.Advance(Patience.Answer.Idle);

        (await Should.ThrowAsync<LlmException>(() => reading.WaitAsync(Limit, Ct))).Fault.ShouldBe(LlmFault.TimedOut);
        came.ShouldBe("Ten chars ");
        await stub.Requests[0].Gone.WaitAsync(Limit, Ct);
    }

    [Fact]
    public void Turn_EverythingHangs_EndsWithinThirtySeconds() =>
        (Patience.For(LlmOperation.Intent).Whole + Patience.For(LlmOperation.Chat).Whole + Patience.For(LlmOperation.FollowUps).Whole)
            .ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(LlmOperation.Chat, "500", 2)]
    [InlineData(LlmOperation.Chat, "429", 2)]
    [InlineData(LlmOperation.Split, "500", 3)]
    [InlineData(LlmOperation.Chat, "400", 1)]
    [InlineData(LlmOperation.Chat, "401", 1)]
    [InlineData(LlmOperation.Split, "cut", 1)]
    [InlineData(LlmOperation.Split, "malformed", 1)]
    public async Task Complete_Fault_IsTriedAsOftenAsItHelps(LlmOperation operation, string reply, int tries)
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => reply switch
        {
            "cut" => StubReply.CutAfter("Some words.", 4),
            "malformed" => StubReply.Malformed(),
            _ => StubReply.Status(int.Parse(reply, System.Globalization.CultureInfo.InvariantCulture)),
        };

        var asking = model.AskAsync(new LlmCall(operation, null, ""), Ct);
        for (var tried = 1; tried < tries; tried++)
        {
            await ArrivedAsync(stub, tried);
            await time.TimerWithinAsync(TimeSpan.FromSeconds(4), Ct);
            time.Advance(TimeSpan.FromSeconds(4));
        }

        await Should.ThrowAsync<LlmException>(() => asking.WaitAsync(Limit, Ct));
        stub.Requests.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task Stream_OneFailureBeforeTheFirstToken_IsAnsweredAllTheSame()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => stub.Requests.Count == 1 ? StubReply.Status(503) : StubReply.Text("Second try.");

        var asking = model.StreamAsync(Ct);
        await time.TimerWithinAsync(Retry, Ct);
        time.Advance(Retry);

        (await asking.WaitAsync(Limit, Ct)).ShouldBe("Second try.");
        stub.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(LlmOperation.Chat, "2", 2)]
    [InlineData(LlmOperation.Chat, "3", 1)]
    [InlineData(LlmOperation.Split, "20", 3)]
    [InlineData(LlmOperation.Split, "21", 1)]
    public async Task Complete_AskedToWait_WaitsSoLongOrNotAtAll(LlmOperation operation, string wait, int tries)
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Status(429, retryAfter: wait);
        var asked = TimeSpan.FromSeconds(int.Parse(wait, System.Globalization.CultureInfo.InvariantCulture));

        var asking = model.AskAsync(new LlmCall(operation, null, ""), Ct);
        for (var tried = 1; tried < tries; tried++)
        {
            await time.TimerWithinAsync(asked, Ct);
            time.Advance(asked - TimeSpan.FromMilliseconds(1));
            stub.Requests.Count.ShouldBe(tried);
            time.Advance(TimeSpan.FromMilliseconds(1));
            await ArrivedAsync(stub, tried + 1);
        }

        (await Should.ThrowAsync<LlmException>(() => asking.WaitAsync(Limit, Ct))).RetryAfter.ShouldBe(asked);
        stub.Requests.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task Circuit_KeepsFailing_OpensForAllOperationsAndClosesAgain()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Status(401);
        await FailAsync(model, ProviderCircuit.FewestCalls);
        model.Circuit.State.ShouldBe(CircuitState.Open);
        model.Circuit.LastFault.ShouldBe(LlmFault.KeyRefused);
        var before = stub.Requests.Count;

        stub.Script = _ => StubReply.Text("Well again.");
        var refused = await Should.ThrowAsync<LlmException>(() => model.AskAsync(StubModel.Intent, Ct));
        refused.Fault.ShouldBe(LlmFault.CircuitOpen);
        refused.RetryAfter.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(ProviderCircuit.Break);
        stub.Requests.Count.ShouldBe(before);

        time.Advance(ProviderCircuit.Break);
        (await model.StreamAsync(Ct)).ShouldBe("Well again.");
        model.Circuit.State.ShouldBe(CircuitState.Closed);
        model.Circuit.LastFault.ShouldBeNull();
        model.Log.All.ShouldContain(line => line.Contains("left alone"));
        model.Log.All.ShouldContain(line => line.Contains("answers again"));
    }

    [Fact]
    public async Task Circuit_TrialFails_StaysOpen()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Status(401);
        await FailAsync(model, ProviderCircuit.FewestCalls);
        time.Advance(ProviderCircuit.Break);
        await FailAsync(model, 1);
        var before = stub.Requests.Count;

        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).Fault.ShouldBe(LlmFault.CircuitOpen);
        stub.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Circuit_TrialIsCancelled_StaysOpen()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        stub.Script = _ => StubReply.Status(401);
        await FailAsync(model, ProviderCircuit.FewestCalls);
        time.Advance(ProviderCircuit.Break);
        stub.Script = _ => StubReply.Hang();
        await CancelAsync(stub, model);

        model.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task Circuit_StreamsThatBreakOff_OpenIt()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options, new ManualTime());
        stub.Script = _ => StubReply.CutAfter("Some words, then nothing.", 10);
        await FailAsync(model, 2 * ProviderCircuit.FewestCalls);
        model.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task Circuit_WhatCallersDo_DoesNotOpenIt()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options, new ManualTime());
        stub.Script = _ => StubReply.Status(400);
        await FailAsync(model, 2 * ProviderCircuit.FewestCalls);
        stub.Script = _ => StubReply.Hang();
        for (var cancelled = 0; cancelled < ProviderCircuit.FewestCalls; cancelled++)
        {
            await CancelAsync(stub, model);
        }

        model.Circuit.State.ShouldBe(CircuitState.Closed);
    }

    private static Task<int> ArrivedAsync(StubProvider stub, int requests) =>
        Poll.UntilAsync(() => Task.FromResult(stub.Requests.Count), count => count >= requests, Ct);

    private static async Task FailAsync(StubModel model, int times)
    {
        for (var failed = 0; failed < times; failed++)
        {
            await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct));
        }
    }

    private static async Task CancelAsync(StubProvider stub, StubModel model)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var before = stub.Requests.Count;
        var asking = model.StreamAsync(cancelling.Token);
        await ArrivedAsync(stub, before + 1);
        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asking.WaitAsync(Limit, Ct));
    }
}
