using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Usage;

namespace ProfilePlatform.Tests.Llm;

/// <summary>A call that fails has used what the provider may have worked on.</summary>
public sealed class MeteringFaultTests : MeteredCalls
{
    [Fact]
    public async Task Cut_MidStream_WhatWasSentAndReceivedIsSpent()
    {
        Stub.Script = _ => StubReply.EndAfter(Long, 60);

        (await FaultAsync(streamed: true)).ShouldBe(LlmFault.CutOff);

        var row = await RowAsync();
        (row.Outcome, row.Estimated).ShouldBe(("cut_off", true));
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeInRange(8, 25);
        (await UsedAsync()).ShouldBe(row.TotalTokens);
        Meter.CompletionTokens.ShouldBe(row.CompletionTokens);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Malformed_TheQuestionIsSpent(bool streamed)
    {
        Stub.Script = _ => StubReply.Malformed();

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
        Stub.Script = _ => StubReply.Huge(10 * 1024 * 1024);

        (await FaultAsync(streamed)).ShouldBe(LlmFault.TooLarge);

        var row = await RowAsync();
        row.Outcome.ShouldBe("too_large");
        row.PromptTokens.ShouldBeInRange(10, 40);
        row.CompletionTokens.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task VisitorGone_MidStream_WhatWasSentAndReceivedIsSpent()
    {
        Stub.Script = _ => StubReply.HangAfter(Long, 60);
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
        Stub.Script = _ => StubReply.HangAfter(Long, 60);

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
        Stub.Script = _ => StubReply.Status(status);

        await FaultAsync(streamed: status % 2 == 0);

        var row = await RowAsync();
        (row.Outcome, row.TotalTokens, row.Estimated).ShouldBe((outcome, 0, false));
        (await UsedAsync()).ShouldBe(0);
        (Meter.Calls, Meter.PromptTokens).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Unreachable_NothingIsSpent()
    {
        var options = Stub.Options;
        await Stub.DisposeAsync();

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
        Meter.Calls.ShouldBe(fault == LlmFault.CircuitOpen ? 0 : 1);
    }

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
}
