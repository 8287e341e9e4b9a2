using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.OpenAi;

namespace ProfilePlatform.Tests.Llm;

public sealed class QuirksTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""{"type":"object","properties":{"note":{"type":"string"}}}""");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Groq_FormatAndTools_MovesTheFormatIntoTheSystemMessage(bool stream)
    {
        await using var stub = await StubProvider.StartAsync(groq: true);
        using var bare = new OpenAiChatClient(stub.Options);
        (await Should.ThrowAsync<LlmException>(() => bare.GetResponseAsync(StubModel.Question, FormatAndTools(), Ct))).Fault.ShouldBe(LlmFault.RequestRefused);
        using var client = new QuirksChatClient(bare, stub.BaseUrl);
        stub.Forget();

        var reply = stream
            ? await client.GetStreamingResponseAsync(StubModel.Question, FormatAndTools(), Ct).ToChatResponseAsync(Ct)
            : await client.GetResponseAsync(StubModel.Question, FormatAndTools(), Ct);

        reply.Text.ShouldBe("Hello from the stub.");
        var request = stub.Requests.ShouldHaveSingleItem();
        request.HasTools.ShouldBeTrue();
        request.ResponseFormat.ShouldBeNull();
        request.Messages[0].Text.ShouldStartWith("Be short.");
        request.Messages[0].Text.ShouldContain("JSON");
        request.Messages[0].Text.ShouldContain("\"note\"");
        request.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Groq_FormatAlone_StaysAFormat()
    {
        await using var stub = await StubProvider.StartAsync(groq: true);
        using var model = new StubModel(stub.Options);
        await model.Model.CompleteAsync(StubModel.Chat, StubModel.Question, ChatResponseFormat.Json, Ct);
        stub.Requests[0].ResponseFormat!["type"]!.GetValue<string>().ShouldBe("json_object");
    }

    [Fact]
    public async Task Others_FormatAndTools_GoOutTogether()
    {
        await using var stub = await StubProvider.StartAsync();
        using var client = new QuirksChatClient(new OpenAiChatClient(stub.Options), stub.BaseUrl);
        await client.GetResponseAsync(StubModel.Question, FormatAndTools(), Ct);
        stub.Requests[0].HasTools.ShouldBeTrue();
        stub.Requests[0].ResponseFormat!["json_schema"]!["schema"]!["properties"]!["note"].ShouldNotBeNull();
        stub.Requests[0].Messages[0].Text.ShouldBe("Be short.");
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", true)]
    [InlineData("https://openrouter.ai/api/v1", false)]
    public void TokenLimit_GoesUnderTheNameThatTheProviderKnows(string address, bool renamed)
    {
        var request = OpenAiRequest.Of(new ChatOptions { MaxOutputTokens = 400 }, new Uri(address));
        var json = System.ClientModel.Primitives.ModelReaderWriter.Write(request).ToString();
        json.Contains("\"max_completion_tokens\":400").ShouldBe(renamed);
        json.Contains("\"max_tokens\":400").ShouldBe(!renamed);
    }

    [Fact]
    public async Task TagCharacters_NeverGoOut_JoinersAndEmojiDo()
    {
        await using var stub = await StubProvider.StartAsync();
        using var client = new OpenAiChatClient(stub.Options);
        const string hidden = "\U000E0001\U000E0069\U000E0067\U000E007F";
        const string kept = "क्‍ष 👩‍💻 ന്‍ 𠀀";
        ChatMessage[] messages =
        [
            new(ChatRole.System, "a" + hidden + kept),
            new(ChatRole.User, [new TextContent(hidden), new TextContent(kept)]),
            new(ChatRole.Assistant, [new FunctionCallContent("call_1", "record", new Dictionary<string, object?> { ["note"] = hidden + "n" })]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", kept + hidden)]),
        ];

        await client.GetResponseAsync(messages, new ChatOptions(), Ct);

        var sent = stub.Requests[0];
        sent.Messages.Select(message => message.Text).ShouldBe(["a" + kept, kept, "", kept]);
        JsonDocument.Parse(sent.Messages[2].Json["tool_calls"]![0]!["function"]!["arguments"]!.GetValue<string>())
            .RootElement.GetProperty("note").GetString().ShouldBe("n");
    }

    private static ChatOptions FormatAndTools() => new()
    {
        ModelId = StubProvider.Model,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema),
        Tools = [AIFunctionFactory.CreateDeclaration("record", "Keeps a note.", Schema)],
    };
}
