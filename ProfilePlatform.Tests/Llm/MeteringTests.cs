using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Usage;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Whatever becomes of a call, the ledger says what it used.</summary>
public sealed class MeteringTests : IAsyncLifetime
{
    private const string Long = "The billing platform handles four million invoices a month, and its routing was written in Go over three years.";
    private static readonly Guid Ana = Guid.Parse("0198a000-0000-7000-8000-0000000000aa");
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be short."), new(ChatRole.User, "Who are you, and where have you worked so far?")];

    private static readonly CallTokens Tokens = new(new TokenCounter());
    private readonly TokenMeter _meter = new();
    private StubProvider _stub = null!;
    private UsageFixture _usage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<bool, string> UnreadableUsage()
    {
        var data = new TheoryData<bool, string>();
        foreach (var streamed in new[] { true, false })
        {
            data.Add(streamed, """{"prompt_tokens":"12","completion_tokens":"5","total_tokens":"17"}""");
            data.Add(streamed, """{"prompt_tokens":12,"completion_tokens":99999999999,"total_tokens":99999999999}""");
            data.Add(streamed, """{"prompt_tokens":12.5,"completion_tokens":5,"total_tokens":17.5}""");
            data.Add(streamed, """{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"completion_tokens_details":{"reasoning_tokens":"none"}}""");
            data.Add(streamed, "\"n/a\"");
            data.Add(streamed, "[12,5]");
            data.Add(streamed, "null");
        }

        return data;
    }

    public async ValueTask InitializeAsync()
    {
        _stub = await StubProvider.StartAsync();
        _usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 100_000 });
    }

    public async ValueTask DisposeAsync()
    {
        await _stub.DisposeAsync();
        await _usage.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ok_ProviderReports_ItsFiguresStand(bool streamed)
    {
        _stub.Script = _ => StubReply.Text(Long).Using(321, 45).Costing(0.00123m);

        await AskAsync(streamed);

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.TotalTokens, row.Estimated, row.Cached, row.CostMicros, row.Outcome).ShouldBe((321, 45, 366, false, false, 1_230L, "ok"));
        (row.ProfileId, row.Slug, row.Operation, row.Model, row.DocumentId).ShouldBe((Ana, "ana", "chat", StubProvider.Model, null));
        row.LatencyMs.ShouldBeGreaterThanOrEqualTo(0);
        (_meter.Calls, _meter.PromptTokens, _meter.CompletionTokens).ShouldBe((1, 321, 45));
        (await UsedAsync()).ShouldBe(366);
    }

    [Theory]
    [MemberData(nameof(UnreadableUsage))]
    public async Task Ok_UsageThatCannotBeRead_IsDroppedAndCountedHere(bool streamed, string usage)
    {
        _stub.Script = _ => StubReply.Text(Long).ReportingUsage(usage);

        (await AskAsync(streamed)).ShouldBe(Long);

        var row = await RowAsync();
        (row.Outcome, row.Estimated).ShouldBe(("ok", true));
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeInRange(18, 40);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ok_ProviderIsSilent_TokensAreCountedHere(bool streamed)
    {
        _stub.Script = _ => StubReply.Text(Long).WithoutUsage();

        await AskAsync(streamed);

        var row = await RowAsync();
        row.Estimated.ShouldBeTrue();
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeInRange(18, 40);
        row.CostMicros.ShouldBeNull();
        (await UsedAsync()).ShouldBe(row.TotalTokens);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ok_ProviderReportsWhatCannotBe_TokensAreCountedHere(bool streamed)
    {
        _stub.Script = _ => StubReply.Text(Long).Using(1_000_000_000, 1_000_000_000);

        await AskAsync(streamed);

        var row = await RowAsync();
        row.Estimated.ShouldBeTrue();
        row.TotalTokens.ShouldBeInRange(28, 80);
    }

    [Fact]
    public async Task Cut_MidStream_WhatWasSentAndReceivedIsSpent()
    {
        _stub.Script = _ => StubReply.EndAfter(Long, 60);

        (await FaultAsync(streamed: true)).ShouldBe(LlmFault.CutOff);

        var row = await RowAsync();
        (row.Outcome, row.Estimated).ShouldBe(("cut_off", true));
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeInRange(8, 25);
        (await UsedAsync()).ShouldBe(row.TotalTokens);
        _meter.CompletionTokens.ShouldBe(row.CompletionTokens);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Malformed_TheQuestionIsSpent(bool streamed)
    {
        _stub.Script = _ => StubReply.Malformed();

        (await FaultAsync(streamed)).ShouldBe(LlmFault.Malformed);

        var row = await RowAsync();
        (row.Outcome, row.CompletionTokens).ShouldBe(("malformed", 0));
        row.PromptTokens.ShouldBeInRange(10, 40);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TooLarge_CountsAtLeastWhatWasAllowed(bool streamed)
    {
        _stub.Script = _ => StubReply.Huge(10 * 1024 * 1024);

        (await FaultAsync(streamed)).ShouldBe(LlmFault.TooLarge);

        var row = await RowAsync();
        row.Outcome.ShouldBe("too_large");
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task VisitorGone_MidStream_WhatWasSentAndReceivedIsSpent()
    {
        _stub.Script = _ => StubReply.HangAfter(Long, 60);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in Client().GetStreamingResponseAsync(Question, Chat(), gone.Token))
            {
                await (update.Text.Length > 0 ? gone.CancelAsync() : Task.CompletedTask);
            }
        });

        var row = await RowAsync();
        row.Outcome.ShouldBe("cancelled");
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeInRange(1, 25);
        (await UsedAsync()).ShouldBe(row.TotalTokens);
    }

    [Fact]
    public async Task ReaderLeaves_MidStream_IsEnteredToo()
    {
        _stub.Script = _ => StubReply.HangAfter(Long, 60);

        await foreach (var update in Client().GetStreamingResponseAsync(Question, Chat(), Token))
        {
            break;
        }

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.Outcome.ShouldBe("cancelled"), row => row.PromptTokens.ShouldBeGreaterThan(0));
    }

    [Theory]
    [InlineData(401, "key_refused")]
    [InlineData(400, "request_refused")]
    [InlineData(429, "throttled")]
    [InlineData(500, "provider_failed")]
    public async Task Refused_BeforeAnyReply_NothingIsSpent(int status, string outcome)
    {
        _stub.Script = _ => StubReply.Status(status);

        await FaultAsync(streamed: status % 2 == 0);

        var row = await RowAsync();
        (row.Outcome, row.TotalTokens, row.Estimated).ShouldBe((outcome, 0, false));
        (await UsedAsync()).ShouldBe(0);
        (_meter.Calls, _meter.PromptTokens).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Unreachable_NothingIsSpent()
    {
        var options = _stub.Options;
        await _stub.DisposeAsync();

        await Should.ThrowAsync<LlmException>(() => Client(new OpenAiChatClient(options)).GetResponseAsync(Question, Chat(), Token));

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.Outcome.ShouldBe("unreachable"), row => row.TotalTokens.ShouldBe(0));
    }

    [Theory]
    [InlineData(LlmFault.TimedOut, 0, 1)]
    [InlineData(LlmFault.ProviderFailed, 0, 0)]
    [InlineData(LlmFault.TimedOut, 3, 1)]
    [InlineData(LlmFault.CircuitOpen, 0, 0)]
    public async Task Fault_SpendsWhereTheProviderMayHaveWorked(LlmFault fault, int pieces, int spent)
    {
        using var client = Client(new Failing(fault, pieces));

        await Should.ThrowAsync<LlmException>(() => client.GetStreamingResponseAsync(Question, Chat(), Token).ToListAsync(Token).AsTask());

        var row = await RowAsync();
        Math.Sign(row.TotalTokens).ShouldBe(spent);
        _meter.Calls.ShouldBe(fault == LlmFault.CircuitOpen ? 0 : 1);
    }

    [Fact]
    public async Task Cached_CostsNothingAndIsNoCall()
    {
        using var client = Client(new Remembering());

        await client.GetResponseAsync(Question, Chat(), Token);

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.Cached.ShouldBeTrue(), row => row.TotalTokens.ShouldBe(0), row => row.Outcome.ShouldBe("ok"));
        _meter.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task LedgerBroken_TheAnswerComesAllTheSame()
    {
        await _usage.Db.BreakAsync("CREATE TRIGGER full BEFORE INSERT ON usage_ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END", Token);

        (await AskAsync(streamed: true)).ShouldBe("Hello from the stub.");

        await _usage.Ledger.FlushAsync(Token);
        _usage.Logs.Lines.ShouldContain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        (await _usage.Report.RowsAsync(new PageRequest(1), Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Budget_SixtyFourAtOnceForTen_TenReachTheProvider()
    {
        var gate = new StubGate();
        _stub.Script = _ => StubReply.Text("Yes.").Using(50, 400).HeldBy(gate);
        await using var usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 10 * 450 });
        using var client = Client(new OpenAiChatClient(_stub.Options), usage);

        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() => client.GetResponseAsync(Question, Chat(), Token))).ToList();
        await Poll.UntilAsync(() => Task.FromResult(calls.Count(call => call.IsFaulted)), refused => refused == 54, Token);
        gate.Open();
        var passed = calls.Where(call => !call.IsFaulted).ToList();
        await Task.WhenAll(passed);

        passed.Count.ShouldBe(10);
        _stub.Requests.Count.ShouldBe(10);
        calls.Where(call => call.IsFaulted).ShouldAllBe(call => ((LlmException)call.Exception!.InnerException!).Fault == LlmFault.OverBudget);
        await usage.Ledger.FlushAsync(Token);
        (await usage.Report.OfDayAsync(Ana, UsageDay.Of(usage.Time.Now), Token)).ShouldSatisfyAllConditions(
            sum => sum.Calls.ShouldBe(64), sum => sum.TotalTokens.ShouldBe(4_500));
    }

    [Fact]
    public async Task Budget_UsedUp_NoRequestIsSent_AndTheOtherProfileAnswers()
    {
        await using var usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 500 });
        using var client = Client(new OpenAiChatClient(_stub.Options), usage);
        _stub.Script = _ => StubReply.Text("Yes.").Using(80, 400);
        await client.GetResponseAsync(Question, Chat(), Token);

        var fault = await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync(Question, Chat(), Token));
        await client.GetResponseAsync(Question, Chat(Guid.Parse("0198a000-0000-7000-8000-0000000000bb")), Token);

        fault.Fault.ShouldBe(LlmFault.OverBudget);
        _stub.Requests.Count.ShouldBe(2);
        (await usage.NotificationsAsync()).ShouldHaveSingleItem().ProfileId.ShouldBe(Ana);
        _meter.Calls.ShouldBe(2);
        await usage.Ledger.FlushAsync(Token);
        (await usage.Report.RowsAsync(new PageRequest(1), Token)).Items.Select(row => (row.Outcome, row.TotalTokens)).ShouldBe([("ok", 480), ("over_budget", 0), ("ok", 480)]);
    }

    private async Task<string> AskAsync(bool streamed)
    {
        using var client = Client();
        return streamed
            ? (await client.GetStreamingResponseAsync(Question, Chat(), Token).ToChatResponseAsync(Token)).Text
            : (await client.GetResponseAsync(Question, Chat(), Token)).Text;
    }

    private async Task<LlmFault> FaultAsync(bool streamed) => (await Should.ThrowAsync<LlmException>(() => AskAsync(streamed))).Fault;

    private async Task<UsageEntry> RowAsync()
    {
        await _usage.Ledger.FlushAsync(Token);
        return (await _usage.Report.RowsAsync(new PageRequest(1), Token)).Items.ShouldHaveSingleItem();
    }

    private async Task<long> UsedAsync() => (await _usage.Budget.StateOfAsync(Ana, Token)).Used;

    private MeteringChatClient Client(IChatClient? provider = null, UsageFixture? usage = null) => new(
        new BudgetChatClient(provider ?? new OpenAiChatClient(_stub.Options), (usage ?? _usage).Budget, Tokens),
        (usage ?? _usage).Ledger, Tokens, (usage ?? _usage).Time);

    private ChatOptions Chat(Guid? profile = null) => new ChatOptions { ModelId = StubProvider.Model, Temperature = 0.2f, MaxOutputTokens = 400 }
        .With(new LlmCall(LlmOperation.Chat, profile ?? Ana, "ana") { Meter = _meter });

    /// <summary>Says some pieces, then fails.</summary>
    private sealed class Failing(LlmFault fault, int pieces) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, "piece ");
            }

            throw new LlmException(fault, "As told.");
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    /// <summary>Answers from memory.</summary>
    private sealed class Remembering : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "again")) { AdditionalProperties = new() { ["profileplatform.cached"] = true } });

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
