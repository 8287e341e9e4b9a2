using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Embeddings.Remote;

public sealed class RemoteEncoderFaultTests(RemoteEncoderScene.Ledger ledger) : RemoteEncoderScene(ledger)
{
    public static TheoryData<string> WrongReplies =>
    [
        """{"data": [{"index": 0, "embedding": [1, 2]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 0, "embedding": [1, 2]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 7, "embedding": [1, 2]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": -1, "embedding": [1, 2]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1, 2, 3]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [0, 0]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1e99, 0]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": []}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [null, "x"]}]}""",
        """{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": "###"}]}""",
        """{"data": [{"index": "0", "embedding": [1, 2]}, {"index": 1}]}""",
        """{"data": {}}""",
        "[]",
        "null",
        "",
        "{",
    ];

    [Theory]
    [MemberData(nameof(WrongReplies))]
    public async Task Generate_WrongReply_IsMalformedAndNotAskedAgain(string body)
    {
        Stub.EmbeddingScript = _ => StubReply.Body(body);
        await ShouldFailAsync(LlmFault.Malformed, Passages());
        Stub.Requests.Count.ShouldBe(1);
        (await RowsAsync(1)).Single().Outcome.ShouldBe("malformed");
    }

    [Fact]
    public async Task Generate_DimensionsThatChangeBetweenRequests_AreMalformed()
    {
        Stub.EmbeddingScript = request =>
        {
            Stub.Dimension = Stub.Requests.Count == 1 ? 64 : 32;
            return null;
        };
        var fault = await Should.ThrowAsync<LlmException>(Encoder().GenerateAsync([.. Enumerable.Repeat("x", 65)], Passages(), Token));
        fault.Fault.ShouldBe(LlmFault.Malformed);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Generate_FaultsThatPass_AreAskedAgain(int status)
    {
        Stub.EmbeddingScript = _ => Stub.Requests.Count < 3 ? StubReply.Status(status) : null;
        (await Encoder().GenerateAsync(["a"], Passages(), Token)).Count.ShouldBe(1);
        Stub.Requests.Count.ShouldBe(3);
        var rows = await RowsAsync(3);
        rows.Count(row => row.Outcome == "ok").ShouldBe(1);
        rows.Where(row => row.Outcome != "ok").ShouldAllBe(row => row.TotalTokens == 0);
        Health.Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData(500, LlmFault.ProviderFailed, 4)]
    [InlineData(429, LlmFault.Throttled, 4)]
    [InlineData(400, LlmFault.RequestRefused, 1)]
    [InlineData(404, LlmFault.RequestRefused, 1)]
    [InlineData(403, LlmFault.KeyRefused, 1)]
    public async Task Generate_FaultsThatStay_EndAfterAFewAttempts(int status, LlmFault fault, int attempts)
    {
        Stub.EmbeddingScript = _ => StubReply.Status(status);
        await ShouldFailAsync(fault, Passages());
        Stub.Requests.Count.ShouldBe(attempts);
        Health.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Generate_Throttled_WaitsAsLongAsItIsTold()
    {
        var clock = new JumpingClock();
        Stub.EmbeddingScript = _ => Stub.Requests.Count < 2 ? StubReply.Status(429, retryAfter: "17") : null;
        await Encoder(time: clock).GenerateAsync(["a"], Passages(), Token);
        clock.Waits.ShouldContain(TimeSpan.FromSeconds(17));

        Stub.Forget();
        Stub.EmbeddingScript = _ => StubReply.Status(429, retryAfter: "3600");
        await ShouldFailAsync(LlmFault.Throttled, Passages());
        Stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Generate_QuestionToASilentServer_IsGivenUpInTime()
    {
        Stub.EmbeddingScript = _ => StubReply.Hang();
        await ShouldFailAsync(LlmFault.TimedOut, Question(), Encoder(questionLimit: TimeSpan.FromMilliseconds(100)));
        await Stub.Requests.ShouldHaveSingleItem().Gone.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var row = (await RowsAsync(1)).Single();
        (row.Outcome, row.Estimated).ShouldBe(("timed_out", true));
    }

    [Fact]
    public async Task Generate_EndlessReply_IsBrokenOff()
    {
        Stub.EmbeddingScript = _ => StubReply.Huge(200_000_000);
        await ShouldFailAsync(LlmFault.TooLarge, Question(), Encoder(questionLimit: TimeSpan.FromSeconds(30)));
        Stub.Requests.ShouldHaveSingleItem().BytesSent.ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public async Task Generate_AfterFailuresInARow_QuestionsLeaveTheServerAloneForAWhile()
    {
        var clock = new JumpingClock();
        var encoder = Encoder(time: clock);
        Stub.EmbeddingScript = _ => StubReply.Status(500);
        for (var i = 0; i < 3; i++)
        {
            await ShouldFailAsync(LlmFault.ProviderFailed, Question(), encoder);
        }

        await ShouldFailAsync(LlmFault.CircuitOpen, Question(), encoder);
        Stub.Requests.Count.ShouldBe(3);

        Stub.EmbeddingScript = _ => null;
        clock.Now += TimeSpan.FromMinutes(1);
        (await encoder.GenerateAsync(["a"], Question(), Token)).Count.ShouldBe(1);
        (await encoder.GenerateAsync(["b"], Question(), Token)).Count.ShouldBe(1);
        Health.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Generate_CallerWhoGoes_CancelsTheRequestAndIsNoFault()
    {
        var gate = new StubGate();
        Stub.EmbeddingScript = _ => StubReply.Body("{}").HeldBy(gate);
        using var going = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = Encoder().GenerateAsync(["a"], Passages(), going.Token);
        await gate.Reached;
        await going.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asked);
        await Stub.Requests.ShouldHaveSingleItem().Gone.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Health.Fault.ShouldBeNull();
        (await RowsAsync(1)).Single().Outcome.ShouldBe("cancelled");
    }

    /// <summary>Whoever waits, waits no time.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            // Time limits of requests are some of the waits: those of 20 s and more stay what they are.
            return base.CreateTimer(callback, state, dueTime >= TimeSpan.FromSeconds(20) ? dueTime : TimeSpan.Zero, period);
        }
    }
}
