using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;

namespace ProfilePlatform.Tests.Llm;

public sealed class OpenAiChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be short."), new(ChatRole.User, "Who are you?")];

    private static readonly AIFunctionDeclaration Tool = AIFunctionFactory.CreateDeclaration(
        "record", "Keeps a note.", JsonElement.Parse("""{"type":"object","properties":{"note":{"type":"string"}},"required":["note"]}"""));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Complete_Text_CarriesUsageModelAndFinish()
    {
        await using var stub = await StubProvider.StartAsync();
        stub.Script = _ => StubReply.Text("I am a stub.").Using(12, 5).Costing(0.00123m);
        using var client = new OpenAiChatClient(stub.Options);

        var reply = await client.GetResponseAsync(Question, Chat(), Ct);

        reply.Text.ShouldBe("I am a stub.");
        reply.ModelId.ShouldBe(StubProvider.Model);
        reply.FinishReason.ShouldBe(ChatFinishReason.Stop);
        reply.Usage.ShouldNotBeNull();
        (reply.Usage.InputTokenCount, reply.Usage.OutputTokenCount).ShouldBe((12, 5));
        reply.Usage.AdditionalCounts.ShouldNotBeNull()[ReportedUsage.CostMicros].ShouldBe(1230);
        var request = stub.Requests.ShouldHaveSingleItem();
        request.Operation.ShouldBe(LlmOperation.Chat);
        request.Body.ContainsKey("max_tokens").ShouldBeTrue();
        request.Messages.Select(message => (message.Role, message.Text)).ShouldBe([("system", "Be short."), ("user", "Who are you?")]);
    }

    [Fact]
    public async Task Stream_TextAndToolCalls_ComeInOrder()
    {
        await using var stub = await StubProvider.StartAsync();
        stub.Script = _ => StubReply.ToolCalls("One moment, नमस्ते 👩‍💻.", StubToolCall.Of("record", new { note = "a b c d e f" }), StubToolCall.Of("record", new { note = "g" }, "call_2"));
        using var client = new OpenAiChatClient(stub.Options);

        var updates = await client.GetStreamingResponseAsync(Question, Chat(Tool), Ct).ToListAsync(Ct);

        updates.Count(update => update.Text.Length > 0).ShouldBeGreaterThan(2);
        var reply = updates.ToChatResponse();
        reply.Text.ShouldBe("One moment, नमस्ते 👩‍💻.");
        reply.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        reply.Usage.ShouldNotBeNull().OutputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        var calls = reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        calls.Select(call => (call.CallId, call.Name, call.Arguments!["note"]!.ToString())).ShouldBe([("call_1", "record", "a b c d e f"), ("call_2", "record", "g")]);
        stub.Requests[0].Body["tools"]![0]!["function"]!["parameters"]!["required"]![0]!.GetValue<string>().ShouldBe("note");
    }

    [Fact]
    public async Task Complete_AfterAToolCall_SendsCallAndResult()
    {
        await using var stub = await StubProvider.StartAsync();
        using var client = new OpenAiChatClient(stub.Options);
        ChatMessage[] history =
        [
            .. Question,
            new(ChatRole.Assistant, [new TextContent("Wait."), new FunctionCallContent("call_1", "record", new Dictionary<string, object?> { ["note"] = "n" })]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", "kept")]),
        ];

        await client.GetResponseAsync(history, Chat(Tool), Ct);

        var messages = stub.Requests[0].Messages;
        messages[2].Json["tool_calls"]![0]!["function"]!["arguments"]!.GetValue<string>().ShouldBe("""{"note":"n"}""");
        messages[2].Text.ShouldBe("Wait.");
        messages[3].Json["tool_call_id"]!.GetValue<string>().ShouldBe("call_1");
        messages[3].Text.ShouldBe("kept");
    }

    [Fact]
    public async Task Stream_ArgumentsThatAreNoJson_AreACallWithoutArguments()
    {
        await using var stub = await StubProvider.StartAsync();
        stub.Script = _ => StubReply.ToolCalls(new StubToolCall("record", """{"note": "cut""", "call_1"));
        using var client = new OpenAiChatClient(stub.Options);

        var reply = await client.GetStreamingResponseAsync(Question, Chat(Tool), Ct).ToChatResponseAsync(Ct);

        var call = reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        call.Arguments.ShouldBeNull();
        call.Exception.ShouldNotBeNull();
    }

    private static ChatOptions Chat(params AITool[] tools) =>
        new() { ModelId = StubProvider.Model, Temperature = 0.2f, MaxOutputTokens = 400, Tools = tools.Length > 0 ? [.. tools] : null };
}
