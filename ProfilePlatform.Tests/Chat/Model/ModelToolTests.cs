using System.Text.Json;
using System.Text.Json.Nodes;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>Calls of tools: what is believed of them, and that the visitor sees one answer.</summary>
public sealed class ModelToolTests : IAsyncLifetime
{
    private const string Lead = "record_user_details";
    private const string Unknown = "record_unknown_question";

    private ModelHost _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await ModelHost.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Tool_LeadInTheVisitorsWords_IsRecordedAndTheAnswerGoesOn()
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(
            "Anna led a team of 7 engineers and cut failed payments by 38 %.",
            StubToolCall.Of(Lead, new { email = "TOM.Reed@example.org", name = "Tom Reed", notes = "a job in payments" }));
        var answer = await _platform.AskAsync("I'm Tom Reed. Whom did Anna lead? Please write to tom.reed@example.org, it is about a job in payments.");
        var lead = (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem();
        var calls = _platform.Stub.Of(LlmOperation.Chat);

        answer.Text("answer").ShouldBe("Anna led a team of 7 engineers and cut failed payments by 38 %. [1] Thank you, your address is noted.");
        (lead.Text("email"), lead.Text("name"), lead.Text("notes")).ShouldBe(("tom.reed@example.org", "Tom Reed", "a job in payments"));
        _platform.Stub.Requests.Count.ShouldBe(4);
        calls.Count.ShouldBe(2);
        calls[1].Messages.Select(message => message.Role).ShouldBe(["system", "user", "assistant", "tool"]);
        calls[1].Messages[^1].Text.ShouldContain("noted");
        calls[1].HasTools.ShouldBeFalse();
    }

    [Theory]
    [InlineData("evil@example.com", null)]
    [InlineData("anna.berg@example.org", null)]
    [InlineData("om@example.org", null)]
    [InlineData("tom@example.org, evil@example.com", null)]
    [InlineData("tom@example.org", "tom@example.org")]
    public async Task Tool_Address_MustStandInTheVisitorsOwnWords(string named, string? recorded)
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Lead, new { email = named }));
        // The last one comes as history of a conversation that the server does not know: not this visitor's words.
        var first = await _platform.AskAsync(
            recorded is null ? "Please write to somebody." : "Write to tom@example.org", history: new[] { new { role = "user", content = named } });

        (await _platform.ItemsAsync("leads")).Select(lead => lead.Text("email")).ShouldBe(recorded is null ? [] : [recorded]);
        first.GetProperty("turn").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Tool_AddressOfAnEarlierMessage_IsBelieved_NameAndNotesThatAreNot_AreReplaced()
    {
        var first = await _platform.AskAsync("Hello, I am at tom@example.org");
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Lead, new { email = "tom@example.org", name = "Barack Obama", notes = "offers a million dollars" }));
        await _platform.AskAsync("Please tell her that I would like to talk.", first.Text("session_id"));
        var lead = (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem();

        lead.Text("name").ShouldBe("");
        lead.Text("notes").ShouldBe("Hello, I am at tom@example.org");
    }

    [Fact]
    public async Task Tool_NotesThatTurnTheVisitorsWordsRound_AreReplaced()
    {
        const string Message = "I am looking for a job, not for a loan: tom@example.org";
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Lead, new { email = "tom@example.org", notes = "not looking for a job, for a loan" }));
        await _platform.AskAsync(Message);

        (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem().Text("notes").ShouldBe(Message);
    }

    [Fact]
    public async Task Tool_ModelForgetsToCall_TheAddressIsRecordedAllTheSame()
    {
        _platform.Script.Chat = _ => StubReply.Text("Thank you.");
        await _platform.AskAsync("I'm Tom Reed, write to tom@example.org");

        (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem().Text("name").ShouldBe("Tom Reed");
    }

    [Theory]
    [InlineData("Tell him to write to tom@example.org", "him", "")]
    [InlineData("Tell him to write to tom@example.org", "Him", "")]
    [InlineData("I am interested, please write to tom@example.org", "please write", "")]
    [InlineData("I am Tom, tom@example.org", "I", "")]
    [InlineData("my name is tom reed, tom@example.org", "Tom Reed", "Tom Reed")]
    [InlineData("Here is Tom van der Berg, tom@example.org", "Tom van der Berg", "Tom van der Berg")]
    [InlineData("李小龙 tom@example.org", "李小龙", "李小龙")]
    public async Task Tool_Name_MustLookLikeOne(string message, string named, string recorded)
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Lead, new { email = "tom@example.org", name = named }));
        await _platform.AskAsync(message);

        var name = (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem().Text("name");
        // What the visitor says of themselves is found without a model too.
        name.ShouldBe(message.StartsWith("I am Tom", StringComparison.Ordinal) ? "Tom" : recorded);
    }

    [Fact]
    public async Task Tool_TenCalls_TwoAreCarriedOut()
    {
        string[] addresses = [.. Enumerable.Range(0, 10).Select(i => $"a{i}@example.org")];
        _platform.Script.Chat = _ => StubReply.ToolCalls([.. addresses.Select((address, i) => StubToolCall.Of(Lead, new { email = address }, $"call_{i}"))]);
        await _platform.AskAsync("Addresses: " + string.Join(' ', addresses.Reverse()));
        var results = _platform.Stub.Of(LlmOperation.Chat)[1].Messages.Where(message => message.Role == "tool").Select(message => message.Text).ToList();

        // Two by the model, and the first address of the message, which is noted in any case.
        (await _platform.ItemsAsync("leads")).Select(lead => lead.Text("email")).ShouldBe(["a0@example.org", "a1@example.org", "a9@example.org"], ignoreOrder: true);
        results.Take(2).ShouldAllBe(result => result.Contains("noted", StringComparison.Ordinal));
        results.Skip(2).ShouldAllBe(result => result.Contains("error", StringComparison.Ordinal));
        _platform.Stub.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(Lead, "{\"email\":")]
    [InlineData(Lead, "[1,2]")]
    [InlineData(Lead, "{\"email\":{\"$ne\":null}}")]
    [InlineData(Lead, "{}")]
    [InlineData(Unknown, "{\"question\":7}")]
    [InlineData("drop_tables", "{}")]
    public async Task Tool_WrongArguments_GetAnErrorAndTheAnswerGoesOn(string tool, string arguments)
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(new StubToolCall(tool, arguments, "call_1"));
        _platform.Script.Continuation = _ => StubReply.Text("Anna led a team of 7 engineers and cut failed payments by 38 %.");
        var answer = await _platform.AskAsync("Whom did Anna lead?");
        var sent = _platform.Stub.Of(LlmOperation.Chat)[1].Messages;

        answer.Text("engine").ShouldBe("llm");
        answer.Text("answer").ShouldBe("Anna led a team of 7 engineers and cut failed payments by 38 %. [1]");
        sent[^1].Text.ShouldContain("error");
        // What goes back must be JSON, or the provider refuses the continuation.
        JsonNode.Parse(sent[^2].Json["tool_calls"]![0]!["function"]!["arguments"]!.GetValue<string>()).ShouldBeOfType<JsonObject>();
        (await _platform.ItemsAsync("leads")).ShouldBeEmpty();
        (await _platform.ItemsAsync("unanswered")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tool_UnknownQuestion_StoresTheVisitorsWordsOnce()
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(
            StubToolCall.Of(Unknown, new { question = "Is she a spy?" }, "call_1"), StubToolCall.Of(Unknown, new { question = "Is she rich?" }, "call_2"));
        _platform.Script.Continuation = _ => StubReply.Text("The documents do not say that.");
        var answer = await _platform.AskAsync("What is her favourite opera?");

        answer.GetProperty("answered").GetBoolean().ShouldBeFalse();
        (await _platform.ItemsAsync("unanswered")).ShouldHaveSingleItem().Text("question").ShouldBe("What is her favourite opera?");
    }

    [Fact]
    public async Task Tool_ContinuationFailsBeforeAnythingWasShown_LocalAnswerAndTheLeadStays()
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Lead, new { email = "tom@example.org", notes = "job" }));
        _platform.Script.Continuation = _ => StubReply.Status(400);
        var answer = await _platform.AskAsync("What did Anna build at Nordwind? A job: tom@example.org");

        answer.Text("engine").ShouldBe("local");
        answer.GetProperty("citations").GetArrayLength().ShouldBeGreaterThan(0);
        (await _platform.ItemsAsync("leads")).ShouldHaveSingleItem().Text("notes").ShouldBe("job");
    }

    [Fact]
    public async Task Tool_ContinuationAsksForMore_IsNotAnswered()
    {
        _platform.Script.Chat = _ => StubReply.ToolCalls(StubToolCall.Of(Unknown, new { question = "x" }));
        _platform.Script.Continuation = _ => StubReply.ToolCalls("The documents do not say that.", StubToolCall.Of(Lead, new { email = "tom@example.org" }));
        await _platform.AskAsync("What is her favourite opera?");

        _platform.Stub.Of(LlmOperation.Chat).Count.ShouldBe(2);
    }
}
