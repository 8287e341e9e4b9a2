using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Every way in which a provider can fail has its name, whole and streamed. The same question to a healthy provider is answered, so each can fail.</summary>
public sealed class LanguageModelFaultTests
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, LlmFault> Replies => new()
    {
        { "401", LlmFault.KeyRefused },
        { "402", LlmFault.KeyRefused },
        { "403", LlmFault.KeyRefused },
        { "429", LlmFault.Throttled },
        { "400", LlmFault.RequestRefused },
        { "404", LlmFault.RequestRefused },
        { "500", LlmFault.ProviderFailed },
        { "503", LlmFault.ProviderFailed },
        { "302", LlmFault.Malformed },
        { "malformed", LlmFault.Malformed },
        { "page", LlmFault.Malformed },
        { "nothing", LlmFault.Malformed },
        { "no choices", LlmFault.Malformed },
        { "cut", LlmFault.CutOff },
        { "ended", LlmFault.CutOff },
        { "huge", LlmFault.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Stream_Fault_IsNamed(string reply, LlmFault fault)
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        (await model.StreamAsync(Ct)).ShouldBe("Hello from the stub.");
        stub.Script = _ => Reply(reply);

        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).Fault.ShouldBe(fault);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Complete_Fault_IsNamed(string reply, LlmFault fault)
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        (await model.AskAsync(StubModel.Chat, Ct)).Text.ShouldBe("Hello from the stub.");
        stub.Script = _ => Reply(reply);

        (await Should.ThrowAsync<LlmException>(() => model.AskAsync(StubModel.Chat, Ct))).Fault.ShouldBe(reply == "ended" ? LlmFault.Malformed : fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HugeReply_IsNotReadToItsEnd(bool stream)
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.Huge(40 * TenMegabytes);

        var fault = await Should.ThrowAsync<LlmException>(() => stream ? model.StreamAsync(Ct) : model.AskAsync(StubModel.Chat, Ct));

        fault.Fault.ShouldBe(LlmFault.TooLarge);
        await stub.Requests[0].Gone.WaitAsync(Limit, Ct);
        // The sockets of both ends hold some megabytes.
        stub.Requests[0].BytesSent.ShouldBeLessThan(4 * TenMegabytes);
    }

    [Fact]
    public async Task Complete_NobodyListens_IsUnreachable()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://{closed.LocalEndpoint}/v1");
        closed.Stop();
        using var model = new StubModel(new LlmOptions { ApiKey = StubProvider.Key, BaseUrl = address });

        (await Should.ThrowAsync<LlmException>(() => model.AskAsync(StubModel.Chat, Ct))).Fault.ShouldBe(LlmFault.Unreachable);
        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).Fault.ShouldBe(LlmFault.Unreachable);
    }

    [Fact]
    public async Task Complete_NoKey_IsNotConfigured()
    {
        using var model = new StubModel(new LlmOptions());
        model.Model.IsConfigured.ShouldBeFalse();
        (await Should.ThrowAsync<LlmException>(() => model.AskAsync(StubModel.Chat, Ct))).Fault.ShouldBe(LlmFault.NotConfigured);
        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).Fault.ShouldBe(LlmFault.NotConfigured);
    }

    [Fact]
    public async Task Stream_Cut_KeepsWhatCame()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.CutAfter("One sentence. Another sentence.", 13);
        var came = "";

        var fault = await Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in model.Model.StreamAsync(StubModel.Chat, StubModel.Question, [], Ct))
            {
                came += update.Text;
            }
        });

        fault.Fault.ShouldBe(LlmFault.CutOff);
        came.ShouldStartWith("One sentence.");
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Throttled_SaysHowLong()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.Status(429, retryAfter: "60");
        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task ModeratedQuestion_IsNotTheKeysFault()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.Status(403, body: """{"error":{"code":403,"message":"flagged","metadata":{"reasons":["x"],"flagged_input":"y"}}}""");
        (await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct))).Fault.ShouldBe(LlmFault.RequestRefused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ReachesTheServerAndIsNoFault(bool stream)
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.Hang();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var asking = stream ? model.StreamAsync(cancelling.Token) : (Task)model.AskAsync(StubModel.Chat, cancelling.Token);
        await Poll.UntilAsync(() => Task.FromResult(stub.Requests.Count), count => count == 1, Ct);
        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        await stub.Requests[0].Gone.WaitAsync(Limit, Ct);
        model.Circuit.LastFault.ShouldBeNull();
        model.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_ReaderLeaves_ClosesTheConnection()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => StubReply.HangAfter("A long answer that nobody reads.", 10);

        await foreach (var update in model.Model.StreamAsync(StubModel.Chat, StubModel.Question, [], Ct))
        {
            update.Text.ShouldNotBeEmpty();
            break;
        }

        await stub.Requests[0].Gone.WaitAsync(Limit, Ct);
    }

    [Fact]
    public async Task Faults_LeaveNoSecretInTheLogOrTheException()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        foreach (var (reply, _) in Replies.Select(row => row.Data))
        {
            stub.Script = request => reply == "401"
                ? StubReply.Status(401, message: $"Incorrect key {request.Authorization} for {request.AllText}")
                : Reply(reply);
            var fault = await Should.ThrowAsync<LlmException>(() => model.StreamAsync(Ct));
            fault.ToString().ShouldNotContain(StubProvider.Key);
            fault.ToString().ShouldNotContain("Who are you");
        }

        model.Log.All.ShouldNotBeEmpty();
        model.Log.All.ShouldAllBe(line => !line.Contains(StubProvider.Key) && !line.Contains("Who are you") && !line.Contains("Be short"));
    }

    private static StubReply Reply(string name) => name switch
    {
        "malformed" => StubReply.Malformed(),
        "page" => StubReply.WrongType(),
        "nothing" => StubReply.Body(""),
        "no choices" => StubReply.Body("""{"error":{"message":"overloaded","code":502}}"""),
        "cut" => StubReply.CutAfter("One sentence. Another sentence.", 13),
        "ended" => StubReply.EndAfter("One sentence. Another sentence.", 13),
        "huge" => StubReply.Huge(TenMegabytes),
        "429" => StubReply.Status(429, retryAfter: "60"),
        _ => StubReply.Status(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
