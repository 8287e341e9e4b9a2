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
public sealed class MeteringTests : MeteredCalls
{
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ok_ProviderReports_ItsFiguresStand(bool streamed)
    {
        Stub.Script = _ => StubReply.Text(Long).Using(321, 45).Costing(0.00123m);

        await AskAsync(streamed);

        var row = await RowAsync();
        (row.PromptTokens, row.CompletionTokens, row.TotalTokens, row.Estimated, row.Cached, row.CostMicros, row.Outcome).ShouldBe((321, 45, 366, false, false, 1_230L, "ok"));
        (row.ProfileId, row.Slug, row.Operation, row.Model, row.DocumentId).ShouldBe((Ana, "ana", "chat", StubProvider.Model, null));
        row.LatencyMs.ShouldBeGreaterThanOrEqualTo(0);
        (Meter.Calls, Meter.PromptTokens, Meter.CompletionTokens).ShouldBe((1, 321, 45));
        (await UsedAsync()).ShouldBe(366);
    }

    [Theory]
    [MemberData(nameof(UnreadableUsage))]
    public async Task Ok_UsageThatCannotBeRead_IsDroppedAndCountedHere(bool streamed, string usage)
    {
        Stub.Script = _ => StubReply.Text(Long).ReportingUsage(usage);

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
        Stub.Script = _ => StubReply.Text(Long).WithoutUsage();

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
        Stub.Script = _ => StubReply.Text(Long).Using(1_000_000_000, 1_000_000_000);

        await AskAsync(streamed);

        var row = await RowAsync();
        row.Estimated.ShouldBeTrue();
        row.TotalTokens.ShouldBeInRange(28, 80);
    }

    [Fact]
    public async Task Cached_CostsNothingAndIsNoCall()
    {
        using var client = Client(new Remembering());

        await client.GetResponseAsync(Question, Chat(), Token);

        (await RowAsync()).ShouldSatisfyAllConditions(row => row.Cached.ShouldBeTrue(), row => row.TotalTokens.ShouldBe(0), row => row.Outcome.ShouldBe("ok"));
        Meter.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task LedgerBroken_TheAnswerComesAllTheSame()
    {
        await Usage.Db.BreakAsync("CREATE TRIGGER full BEFORE INSERT ON usage_ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END", Token);

        (await AskAsync(streamed: true)).ShouldBe("Hello from the stub.");

        await Usage.Ledger.FlushAsync(Token);
        Usage.Logs.Lines.ShouldContain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        (await Usage.Report.RowsAsync(new PageRequest(1), Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Budget_SixtyFourAtOnceForTen_TenReachTheProvider()
    {
        var gate = new StubGate();
        Stub.Script = _ => StubReply.Text("Yes.").Using(50, 400).HeldBy(gate);
        await using var usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 10 * 450 });
        using var client = Client(new OpenAiChatClient(Stub.Options), usage);

        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() => client.GetResponseAsync(Question, Chat(), Token))).ToList();
        await Poll.UntilAsync(() => Task.FromResult(calls.Count(call => call.IsFaulted)), refused => refused == 54, Token);
        gate.Open();
        var passed = calls.Where(call => !call.IsFaulted).ToList();
        await Task.WhenAll(passed);

        passed.Count.ShouldBe(10);
        Stub.Requests.Count.ShouldBe(10);
        calls.Where(call => call.IsFaulted).ShouldAllBe(call => ((LlmException)call.Exception!.InnerException!).Fault == LlmFault.OverBudget);
        await usage.Ledger.FlushAsync(Token);
        (await usage.Report.OfDayAsync(Ana, UsageDay.Of(usage.Time.Now), Token)).ShouldSatisfyAllConditions(
            sum => sum.Calls.ShouldBe(64), sum => sum.TotalTokens.ShouldBe(4_500));
    }

    [Fact]
    public async Task Budget_UsedUp_NoRequestIsSent_AndTheOtherProfileAnswers()
    {
        await using var usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 500 });
        using var client = Client(new OpenAiChatClient(Stub.Options), usage);
        Stub.Script = _ => StubReply.Text("Yes.").Using(80, 400);
        await client.GetResponseAsync(Question, Chat(), Token);

        var fault = await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync(Question, Chat(), Token));
        await client.GetResponseAsync(Question, Chat(Guid.Parse("0198a000-0000-7000-8000-0000000000bb")), Token);

        fault.Fault.ShouldBe(LlmFault.OverBudget);
        Stub.Requests.Count.ShouldBe(2);
        (await usage.NotificationsAsync()).ShouldHaveSingleItem().ProfileId.ShouldBe(Ana);
        Meter.Calls.ShouldBe(2);
        await usage.Ledger.FlushAsync(Token);
        (await usage.Report.RowsAsync(new PageRequest(1), Token)).Items.Select(row => (row.Outcome, row.TotalTokens)).ShouldBe([("ok", 480), ("over_budget", 0), ("ok", 480)]);
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
