using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Usage;

namespace ProfilePlatform.Tests.Llm;

/// <summary>A stub provider behind the metering and budget of calls, and the ledger that they fill.</summary>
public abstract class MeteredCalls : IAsyncLifetime
{
    private protected const string Long = "The billing platform handles four million invoices a month, and its routing was written in Go over three years.";
    private protected static readonly Guid Ana = Guid.Parse("0198a000-0000-7000-8000-0000000000aa");
    private protected static readonly ChatMessage[] Question = [new(ChatRole.System, "Be short."), new(ChatRole.User, "Who are you, and where have you worked so far?")];

    private protected static readonly CallTokens Tokens = new(new TokenCounter());
    private protected TokenMeter Meter { get; } = new();
    private protected StubProvider Stub { get; private set; } = null!;
    private protected UsageFixture Usage { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Stub = await StubProvider.StartAsync();
        Usage = await UsageFixture.CreateAsync(new UsageLimits { ProfileDailyTokens = 100_000 });
    }

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        await Usage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<string> AskAsync(bool streamed)
    {
        using var client = Client();
        return streamed
            ? (await client.GetStreamingResponseAsync(Question, Chat(), Token).ToChatResponseAsync(Token)).Text
            : (await client.GetResponseAsync(Question, Chat(), Token)).Text;
    }

    private protected async Task<LlmFault> FaultAsync(bool streamed) => (await Should.ThrowAsync<LlmException>(() => AskAsync(streamed))).Fault;

    private protected async Task<UsageEntry> RowAsync()
    {
        await Usage.Ledger.FlushAsync(Token);
        return (await Usage.Report.RowsAsync(new PageRequest(1), Token)).Items.ShouldHaveSingleItem();
    }

    private protected async Task<long> UsedAsync() => (await Usage.Budget.StateOfAsync(Ana, Token)).Used;

    private protected MeteringChatClient Client(IChatClient? provider = null, UsageFixture? usage = null) => new(
        new BudgetChatClient(provider ?? new OpenAiChatClient(Stub.Options), (usage ?? Usage).Budget, Tokens),
        (usage ?? Usage).Ledger, Tokens, (usage ?? Usage).Time);

    private protected ChatOptions Chat(Guid? profile = null) => new ChatOptions { ModelId = StubProvider.Model, Temperature = 0.2f, MaxOutputTokens = 400 }
        .With(new LlmCall(LlmOperation.Chat, profile ?? Ana, "ana") { Meter = Meter });
}
