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

public sealed class RemoteEncoderTests : IClassFixture<RemoteEncoderTests.Ledger>, IAsyncLifetime
{
    private const string Model = "text-embedding-3-small";

    private readonly Ledger _ledger;
    private readonly Guid _profile = Ids.New(TimeProvider.System);
    private StubProvider _stub = null!;
    private EncoderHealth _health = null!;

    public RemoteEncoderTests(Ledger ledger) => _ledger = ledger;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stub = await StubProvider.StartAsync();

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Fact]
    public async Task Generate_ManyTexts_ComeInOrderInRequestsOfAtMost64()
    {
        string[] texts = [.. Enumerable.Range(0, 150).Select(i => $"passage number {i} of this document")];
        var made = await Encoder().GenerateAsync(texts, Passages(), Token);

        made.Zip(texts).Where(pair => !Near(pair.First.Vector.ToArray(), StubEmbeddings.Vector(pair.Second, 64))).Select(pair => pair.Second).ShouldBeEmpty();
        made.Count.ShouldBe(150);
        made.ShouldAllBe(vector => vector.ModelId == $"127.0.0.1/{Model}");
        _stub.Requests.Select(request => request.Inputs.Count).ShouldBe([64, 64, 22]);
        _stub.Requests.ShouldAllBe(request => request.IsEmbedding && request.Model == Model);
        var rows = await RowsAsync(3);
        rows.ShouldAllBe(row => row.Operation == "embed" && row.Outcome == "ok" && row.Slug == "ann" && row.Model == Model && row.PromptTokens > 0 && !row.Estimated);
        rows.Sum(row => row.TotalTokens).ShouldBe((int)made.Usage!.InputTokenCount!.Value);
    }

    [Fact]
    public async Task Generate_LongTexts_KeepWithinTheTokensOfARequest()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 700));
        await Encoder().GenerateAsync([.. Enumerable.Repeat(text, 30)], Passages(), Token);

        var counter = new TokenCounter();
        _stub.Requests.Count.ShouldBeGreaterThan(2);
        _stub.Requests.ShouldAllBe(request => request.Inputs.Sum(input => counter.Count(Model, input)) <= TextBatches.MostTokens);
    }

    [Fact]
    public async Task Generate_NothingEndlessAndTagged_IsSentClean()
    {
        var made = await Encoder().GenerateAsync(["", "a\U000E0041\U000E0042b", new string('x', 100_000) + "😀", "\U000E0041"], Passages(), Token);

        made.Count.ShouldBe(4);
        var sent = _stub.Requests.ShouldHaveSingleItem().Inputs;
        (sent[0], sent[1], sent[3]).ShouldBe(("-", "ab", "-"));
        sent[2].Length.ShouldBe(TextBatches.MostCharacters);
    }

    [Fact]
    public async Task Generate_RepliesOutOfOrder_AreOrderedByIndex()
    {
        _stub.EmbeddingScript = _ => Reply((1, [0, -2]), (0, [3, 0]));
        var made = await Encoder().GenerateAsync(["a", "b"], Passages(), Token);
        made.Select(vector => vector.Vector.ToArray()).ShouldBe([[1, 0], [0, -1]]);
    }

    [Fact]
    public async Task Generate_PackedVectorsWithoutUsage_AreReadAndCounted()
    {
        var packed = Convert.ToBase64String([.. BitConverter.GetBytes(3f), .. BitConverter.GetBytes(4f)]);
        _stub.EmbeddingScript = _ => StubReply.Body($$"""{"data": [{"embedding": "{{packed}}"}]}""");
        (await Encoder().GenerateAsync(["two words"], Passages(), Token))[0].Vector.ToArray().ShouldBe([0.6f, 0.8f]);
        var row = (await RowsAsync(1)).Single();
        (row.PromptTokens, row.Estimated, row.Model).ShouldBe((new TokenCounter().Count(Model, "two words"), true, Model));
    }

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
        _stub.EmbeddingScript = _ => StubReply.Body(body);
        await ShouldFailAsync(LlmFault.Malformed, Passages());
        _stub.Requests.Count.ShouldBe(1);
        (await RowsAsync(1)).Single().Outcome.ShouldBe("malformed");
    }

    [Fact]
    public async Task Generate_DimensionsThatChangeBetweenRequests_AreMalformed()
    {
        _stub.EmbeddingScript = request =>
        {
            _stub.Dimension = _stub.Requests.Count == 1 ? 64 : 32;
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
        _stub.EmbeddingScript = _ => _stub.Requests.Count < 3 ? StubReply.Status(status) : null;
        (await Encoder().GenerateAsync(["a"], Passages(), Token)).Count.ShouldBe(1);
        _stub.Requests.Count.ShouldBe(3);
        var rows = await RowsAsync(3);
        rows.Count(row => row.Outcome == "ok").ShouldBe(1);
        rows.Where(row => row.Outcome != "ok").ShouldAllBe(row => row.TotalTokens == 0);
        _health.Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData(500, LlmFault.ProviderFailed, 4)]
    [InlineData(429, LlmFault.Throttled, 4)]
    [InlineData(400, LlmFault.RequestRefused, 1)]
    [InlineData(404, LlmFault.RequestRefused, 1)]
    [InlineData(403, LlmFault.KeyRefused, 1)]
    public async Task Generate_FaultsThatStay_EndAfterAFewAttempts(int status, LlmFault fault, int attempts)
    {
        _stub.EmbeddingScript = _ => StubReply.Status(status);
        await ShouldFailAsync(fault, Passages());
        _stub.Requests.Count.ShouldBe(attempts);
        _health.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Generate_Throttled_WaitsAsLongAsItIsTold()
    {
        var clock = new JumpingClock();
        _stub.EmbeddingScript = _ => _stub.Requests.Count < 2 ? StubReply.Status(429, retryAfter: "17") : null;
        await Encoder(time: clock).GenerateAsync(["a"], Passages(), Token);
        clock.Waits.ShouldContain(TimeSpan.FromSeconds(17));

        _stub.Forget();
        _stub.EmbeddingScript = _ => StubReply.Status(429, retryAfter: "3600");
        await ShouldFailAsync(LlmFault.Throttled, Passages());
        _stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Generate_QuestionToASilentServer_IsGivenUpInTime()
    {
        _stub.EmbeddingScript = _ => StubReply.Hang();
        await ShouldFailAsync(LlmFault.TimedOut, Question(), Encoder(questionLimit: TimeSpan.FromMilliseconds(100)));
        await _stub.Requests.ShouldHaveSingleItem().Gone.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var row = (await RowsAsync(1)).Single();
        (row.Outcome, row.Estimated).ShouldBe(("timed_out", true));
    }

    [Fact]
    public async Task Generate_EndlessReply_IsBrokenOff()
    {
        _stub.EmbeddingScript = _ => StubReply.Huge(200_000_000);
        await ShouldFailAsync(LlmFault.TooLarge, Question(), Encoder(questionLimit: TimeSpan.FromSeconds(30)));
        _stub.Requests.ShouldHaveSingleItem().BytesSent.ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public async Task Generate_AfterFailuresInARow_QuestionsLeaveTheServerAloneForAWhile()
    {
        var clock = new JumpingClock();
        var encoder = Encoder(time: clock);
        _stub.EmbeddingScript = _ => StubReply.Status(500);
        for (var i = 0; i < 3; i++)
        {
            await ShouldFailAsync(LlmFault.ProviderFailed, Question(), encoder);
        }

        await ShouldFailAsync(LlmFault.CircuitOpen, Question(), encoder);
        _stub.Requests.Count.ShouldBe(3);

        _stub.EmbeddingScript = _ => null;
        clock.Now += TimeSpan.FromMinutes(1);
        (await encoder.GenerateAsync(["a"], Question(), Token)).Count.ShouldBe(1);
        (await encoder.GenerateAsync(["b"], Question(), Token)).Count.ShouldBe(1);
        _health.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Generate_CallerWhoGoes_CancelsTheRequestAndIsNoFault()
    {
        var gate = new StubGate();
        _stub.EmbeddingScript = _ => StubReply.Body("{}").HeldBy(gate);
        using var going = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = Encoder().GenerateAsync(["a"], Passages(), going.Token);
        await gate.Reached;
        await going.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asked);
        await _stub.Requests.ShouldHaveSingleItem().Gone.WaitAsync(TimeSpan.FromSeconds(30), Token);
        _health.Fault.ShouldBeNull();
        (await RowsAsync(1)).Single().Outcome.ShouldBe("cancelled");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(StubProvider.Key, "Bearer " + StubProvider.Key)]
    public async Task Generate_WithAndWithoutAKey_SendsItOrNothing(string key, string header)
    {
        try
        {
            await Encoder(key: key).GenerateAsync(["a"], Question(), Token);
        }
        catch (LlmException exception)
        {
            (key, exception.Fault).ShouldBe(("", LlmFault.KeyRefused));
        }

        _stub.Requests.ShouldHaveSingleItem().Authorization.ShouldBe(header);
    }

    [Fact]
    public async Task Generate_BaseAddressWithASlash_ReachesTheSamePath()
    {
        await Encoder(baseUrl: new Uri(_stub.BaseUrl + "/")).GenerateAsync(["a"], Passages(), Token);
        _stub.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1/embeddings");
    }

    private async Task ShouldFailAsync(LlmFault fault, EmbeddingGenerationOptions options, RemoteEncoder? encoder = null)
    {
        var thrown = await Should.ThrowAsync<LlmException>((encoder ?? Encoder()).GenerateAsync(["a", "b"], options, Token));
        thrown.Fault.ShouldBe(fault);
        thrown.ToString().ShouldNotContain(StubProvider.Key);
    }

    private RemoteEncoder Encoder(string key = StubProvider.Key, TimeSpan? questionLimit = null, TimeProvider? time = null, Uri? baseUrl = null)
    {
        var clock = time ?? TimeProvider.System;
        var options = new EmbeddingOptions
        {
            BaseUrl = baseUrl ?? _stub.BaseUrl, Model = Model, ApiKey = key, RetryDelay = TimeSpan.FromMilliseconds(1),
            QuestionLimit = questionLimit ?? TimeSpan.FromSeconds(20),
        };
        _health = new EncoderHealth(options, clock);
        return new RemoteEncoder(options, new TokenCounter(), new EmbeddingLedger(_ledger.Rows, _ledger.Budget, options, TimeProvider.System), _health, clock);
    }

    private EmbeddingGenerationOptions Passages() => new EmbeddingCall(_profile, "ann").ToOptions();

    private EmbeddingGenerationOptions Question() => (new EmbeddingCall(_profile, "ann") { IsQuestion = true }).ToOptions();

    private Task<List<UsageEntry>> RowsAsync(int count) => Poll.UntilAsync(
        async () =>
        {
            await using var db = await _ledger.Contexts.CreateDbContextAsync(Token);
            return await db.Set<UsageEntry>().AsNoTracking().Where(row => row.ProfileId == _profile).ToListAsync(Token);
        },
        rows => rows.Count >= count,
        Token);

    private static StubReply Reply(params (int Index, float[] Vector)[] rows) => StubReply.Body(new JsonObject
    {
        ["data"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject
        {
            ["index"] = row.Index, ["embedding"] = new JsonArray([.. row.Vector.Select(value => (JsonNode)value)]),
        })]),
    }.ToJsonString());

    private static bool Near(float[] one, float[] other) =>
        one.Length == other.Length && one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);

    /// <summary>A platform whose ledger the requests stand in.</summary>
    public sealed class Ledger : IAsyncLifetime
    {
        private PlatformHost _host = null!;

        internal UsageLedger Rows => _host.Services.GetRequiredService<UsageLedger>();

        internal UsageBudget Budget => _host.Services.GetRequiredService<UsageBudget>();

        internal IDbContextFactory<AppDbContext> Contexts => _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>();

        public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync();

        public ValueTask DisposeAsync() => _host.DisposeAsync();
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
