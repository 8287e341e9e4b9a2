using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>Every fault of a provider at every call of a turn: the visitor gets a grounded answer in time, and the turn ends in a clear state.</summary>
public sealed class ModelFaultTests
{
    private const string Question = "What did Anna build at Nordwind?";
    private const string First = "Anna built the billing platform that handles 4 million invoices a month. ";
    private const string Interruption = "The answer was interrupted here; please ask again for the rest.";

    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, LlmOperation> Faults()
    {
        var data = new TheoryData<string, LlmOperation>();
        foreach (var fault in new[] { "401", "429", "500", "hang", "cut", "malformed", "huge", "html" })
        {
            foreach (var operation in new[] { LlmOperation.Intent, LlmOperation.Chat, LlmOperation.FollowUps })
            {
                data.Add(fault, operation);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_AtOneCall_TheTurnEndsDoneWithAGroundedAnswerAndThreeQuestions(string fault, LlmOperation operation)
    {
        await using var platform = await StartAsync(fault);
        // A provider that was never heard of before is left alone at the second failure; this one has a good name.
        await platform.AskAsync("Where did Anna study?");
        platform.Stub.Forget();
        Break(platform.Script, operation, Reply(fault));
        var watch = Stopwatch.StartNew();
        var events = await platform.StreamAsync(Question);
        var answer = events[^1].Data;

        events[^1].Name.ShouldBe("done");
        watch.Elapsed.ShouldBeLessThan(InTime);
        events.Count(item => item.Name == "intent").ShouldBe(1);
        answer.Text("engine").ShouldBe(operation == LlmOperation.Chat ? "local" : "llm");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        answer.GetProperty("citations").GetArrayLength().ShouldBeGreaterThan(0);
        answer.GetProperty("followups").GetArrayLength().ShouldBe(3);
        (await platform.TurnsAsync(answer.Text("session_id"))).ShouldHaveSingleItem().Answer.ShouldBe(answer.Text("answer"));
        if (operation == LlmOperation.Chat)
        {
            platform.Stub.Of(LlmOperation.FollowUps).ShouldBeEmpty("a provider that has just failed is not asked again");
        }
    }

    [Fact]
    public async Task Fault_ConnectionRefused_IsAnsweredLocally()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var platform = await ModelHost.StartAsync(("OPENROUTER_BASE_URL", $"http://127.0.0.1:{port}/v1"));
        var answer = await platform.AskAsync(Question);

        answer.Text("engine").ShouldBe("local");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("hang")]
    [InlineData("end")]
    public async Task Fault_AfterSomethingWasShown_ItStaysAndSaysSo(string fault)
    {
        await using var platform = await StartAsync(fault);
        var text = First + "Anna led a team of 7 engineers and cut failed payments by 38 %.";
        var after = First.Length + 20;
        var gate = new StubGate();
        platform.Script.Chat = _ => fault switch
        {
            // A connection that breaks takes along what was not read yet: it breaks when the sentence is on the page.
            "cut" => StubReply.CutAfter(text, after).HeldBy(gate, after),
            "hang" => StubReply.HangAfter(text, after),
            _ => StubReply.EndAfter(text, after),
        };
        var events = await platform.StreamAsync(Question, name =>
        {
            if (name == "delta")
            {
                gate.Open();
            }
        });
        var answer = events[^1].Data;
        var turn = (await platform.TurnsAsync(answer.Text("session_id"))).ShouldHaveSingleItem();

        events[^1].Name.ShouldBe("done");
        answer.Text("answer").ShouldBe($"{First.Trim()} [1] {Interruption}");
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Data.Text("text"))).ShouldBe(answer.Text("answer"));
        answer.Text("engine").ShouldBe("llm");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        (turn.Interrupted, turn.Answer).ShouldBe((true, answer.Text("answer")));
        answer.GetProperty("followups").GetArrayLength().ShouldBe(3);
        platform.Stub.Of(LlmOperation.FollowUps).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fault_AllCallsHang_TheTurnEndsWithinItsTime()
    {
        await using var platform = await StartAsync("hang");
        platform.Stub.Script = _ => StubReply.Hang();
        var watch = Stopwatch.StartNew();
        var answer = await platform.AskAsync(Question);

        answer.Text("engine").ShouldBe("local");
        watch.Elapsed.ShouldBeLessThan(InTime);
    }

    [Fact]
    public async Task Visitor_LeavesWhileTheModelSpeaks_TheTurnGoesOn()
    {
        await using var platform = await ModelHost.StartAsync();
        var gate = new StubGate();
        platform.Script.Chat = _ => StubReply.Text(First).HeldBy(gate);
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = platform.Client.PostAsync(
            new Uri($"/api/profiles/{platform.Slug}/chat/stream", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { message = Question }), leaves.Token);
        await gate.Reached;
        await leaves.CancelAsync();
        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
        gate.Open();
        var conversation = await Poll.UntilAsync(
            () => LastTurnAsync(platform), turn => turn is { Answer.Length: > 0 }, Token);

        conversation!.Answer.ShouldBe(First.Trim() + " [1]");
        conversation.Interrupted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(90, First)]
    public async Task Shutdown_WhileTheModelSpeaks_StopsTheTurnAndLeavesAClearState(int after, string shown)
    {
        var folder = Directory.CreateTempSubdirectory("platform-stop-").FullName;
        await using var stub = await StubProvider.StartAsync();
        var script = new TwinScript();
        stub.Script = script.Reply;
        string slug;
        StubGate gate = new();
        await using (var host = await PlatformHost.StartAsync(stub.Settings, folder, Token))
        {
            slug = await host.Admin.PublishAnnaAsync();
            script.Chat = _ => StubReply.Text(First + "Anna led a team of 7 engineers.").HeldBy(gate, after);
            var runner = host.Services.GetRequiredService<TurnRunner>();
            var profile = await ProfileIdAsync(host, slug);
            var started = (StartTurnResult.Started)await runner.StartAsync(new TurnRequest(profile, "What did Anna build at Nordwind? I am tom@example.org", null, [], "v"), Token);
            await gate.Reached;
            if (shown.Length > 0)
            {
                await started.Turn.EventsAsync(Token).FirstAsync(turnEvent => turnEvent is AnswerDelta, Token);
            }
        }

        await using (var host = await PlatformHost.StartAsync(stub.Settings, folder, Token))
        {
            var profile = await ProfileIdAsync(host, slug);
            var turn = await LastTurnAsync(host, profile);
            var (_, leads) = await host.Admin.ReadAsync($"/api/profiles/{slug}/leads");

            turn!.Interrupted.ShouldBeTrue();
            turn.Answer.ShouldBe(shown.Length == 0 ? "" : $"{shown.Trim()} [1] {Interruption}");
            leads.GetProperty("items")[0].Text("email").ShouldBe("tom@example.org");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<ModelHost> StartAsync(string fault) =>
        fault == "hang" ? ModelHost.StartAsync(("CHAT_TURN_SECONDS", "4")) : ModelHost.StartAsync();

    private static StubReply Reply(string fault) => fault switch
    {
        "401" => StubReply.Status(401),
        "429" => StubReply.Status(429, retryAfter: "30"),
        "500" => StubReply.Status(500),
        "hang" => StubReply.Hang(),
        "cut" => StubReply.CutAfter("[\"experience\"] and more words", 5),
        "malformed" => StubReply.Malformed(),
        "huge" => StubReply.Huge(10 * 1024 * 1024),
        _ => StubReply.WrongType(),
    };

    private static void Break(TwinScript script, LlmOperation operation, StubReply reply)
    {
        switch (operation)
        {
            case LlmOperation.Intent:
                script.Intent = _ => reply;
                break;
            case LlmOperation.Chat:
                script.Chat = _ => reply;
                break;
            default:
                script.FollowUps = _ => reply;
                break;
        }
    }

    private static async Task<ChatTurn?> LastTurnAsync(ModelHost platform) => await LastTurnAsync(platform.Host, await platform.ProfileIdAsync());

    private static async Task<ChatTurn?> LastTurnAsync(PlatformHost host, Guid profileId)
    {
        await using var db = await host.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Storage.AppDbContext>>().CreateDbContextAsync(Token);
        return db.Set<ChatTurn>().Where(turn => turn.ProfileId == profileId).OrderByDescending(turn => turn.CreatedAt).FirstOrDefault();
    }

    private static async Task<Guid> ProfileIdAsync(PlatformHost host, string slug) =>
        (await host.Services.GetRequiredService<Core.Profiles.ProfileDirectory>().FindAsync(Core.Identity.Viewer.Platform, slug, Token))!.Id;
}
