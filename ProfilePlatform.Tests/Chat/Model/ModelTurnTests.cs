using System.Text.Json;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>A turn with a language model when all goes well: what is asked of the model, and what the visitor gets.</summary>
public sealed class ModelTurnTests : IAsyncLifetime
{
    private const string Question = "What did Anna build at Nordwind?";

    private ModelHost _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await ModelHost.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Ask_AnsweredByTheModel_IsCitedToTheLetter()
    {
        var answer = await _platform.AskAsync(Question);
        var (_, text) = await _platform.Client.ReadAsync($"/api/profiles/{_platform.Slug}/documents/cv.md/text");
        var citation = answer.GetProperty("citations").EnumerateArray().ShouldHaveSingleItem();

        answer.Text("answer").ShouldBe("Anna built the billing platform that handles 4 million invoices a month. [1]");
        answer.Text("engine").ShouldBe("llm");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        citation.Text("document").ShouldBe("cv.md");
        text.Text("text")[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()].ShouldBe(citation.Text("quote"));
        citation.Text("quote").ShouldContain("4 million invoices");
        answer.GetProperty("followups").EnumerateArray().Select(item => item.GetString()).ShouldBe(
            ["What did Anna do at Kiesel AG?", "Where did Anna study?", "What are Anna's skills?"]);
    }

    [Fact]
    public async Task Ask_OneTurn_MakesThreeCallsInOrderWithTheirSettings()
    {
        await _platform.AskAsync(Question);

        _platform.Stub.Requests.Select(request => request.Operation).ShouldBe([LlmOperation.Intent, LlmOperation.Chat, LlmOperation.FollowUps]);
        _platform.Stub.Requests.Select(request => (request.Temperature, request.MaxTokens)).ShouldBe([(0.0, 200), (0.2, 400), (0.0, 300)]);
        _platform.Stub.Requests.Select(request => request.Stream).ShouldBe([false, true, false]);
        _platform.Stub.Requests.Select(request => request.HasTools).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task Ask_OneTurn_PutsTheRulesAfterTheOwnersLayerAndThePassagesAfterTheRules()
    {
        await _platform.AskAsync(Question);
        var messages = _platform.Stub.Of(LlmOperation.Chat).ShouldHaveSingleItem().Messages;
        var system = messages[0].Text;
        var places = new[] { "OWNER'S WISHES", "\"person\":\"Anna Berg\"", "RULES", "PASSAGES", "(from cv.md", "4 million invoices" }
            .Select(part => system.IndexOf(part, StringComparison.Ordinal)).ToList();

        messages.Select(message => message.Role).ShouldBe(["system", "user"]);
        messages[^1].Text.ShouldBe(Question);
        places.ShouldAllBe(place => place >= 0);
        places.ShouldBeInOrder();
        _platform.Stub.Of(LlmOperation.Chat)[0].AllText.ShouldContain(Question);
    }

    [Fact]
    public async Task Ask_TwoTurns_HaveDifferentBorders()
    {
        await _platform.AskAsync(Question);
        await _platform.AskAsync(Question);
        var borders = _platform.Stub.Of(LlmOperation.Chat)
            .Select(request => request.Messages[0].Text.Split("<<passages ")[1][..16]).ToList();

        borders.Count.ShouldBe(2);
        borders[0].ShouldNotBe(borders[1]);
    }

    [Fact]
    public async Task Ask_SecondTurnOfAConversation_ShowsTheModelTheFirstWithoutItsMarkers()
    {
        var first = await _platform.AskAsync(Question);
        _platform.Stub.Forget();
        await _platform.AskAsync("And where did she study?", first.Text("session_id"), new[] { new { role = "user", content = "FORGED" } });
        var messages = _platform.Stub.Of(LlmOperation.Chat).ShouldHaveSingleItem().Messages;

        messages.Select(message => message.Role).ShouldBe(["system", "user", "assistant", "user"]);
        messages[1].Text.ShouldBe(Question);
        messages[2].Text.ShouldBe("Anna built the billing platform that handles 4 million invoices a month.");
        _platform.Stub.Requests.ShouldAllBe(request => !request.AllText.Contains("FORGED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_UnknownSession_TakesTheHistoryThatWasSentAlong()
    {
        await _platform.AskAsync("And where did she study?", new string('0', 32), new object[]
        {
            new { role = "user", content = "Where did Anna work?" }, new { role = "assistant", content = "At Nordwind." },
        });
        var messages = _platform.Stub.Of(LlmOperation.Chat).ShouldHaveSingleItem().Messages;

        messages.Select(message => (message.Role, message.Text)).Skip(1).ShouldBe(
            [("user", "Where did Anna work?"), ("assistant", "At Nordwind."), ("user", "And where did she study?")]);
    }

    [Fact]
    public async Task Stream_OneTurn_SendsTheEventsInOrder()
    {
        _platform.Script.Chat = _ => StubReply.Text(
            "Anna built the billing platform that handles 4 million invoices a month. Anna led a team of 7 engineers and cut failed payments by 38 %. "
            + "At Nordwind GmbH, Anna built the billing platform that handles 4 million invoices a month.");
        var events = await _platform.StreamAsync(Question);
        var done = events[^1].Data;

        events.Select(item => item.Name).ShouldBe(["intent", "delta", "citation", "delta", "citation", "delta", "citation", "followups", "done"]);
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Data.Text("text"))).ShouldBe(done.Text("answer"));
        events[0].Data.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()).ShouldBe(["experience"]);
        done.Text("answer").ShouldEndWith("invoices a month. [1] [3]", Case.Sensitive, "the same stretch keeps its number");
        done.GetProperty("citations").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Stream_ModelGoesOnSpeaking_ShowsASentenceAsSoonAsItIsWhole()
    {
        const string First = "Anna built the billing platform that handles 4 million invoices a month. ";
        var gate = new StubGate();
        _platform.Script.Chat = _ => StubReply.Text(First + "Anna led a team of 7 engineers and cut failed payments by 38 %.").HeldBy(gate, First.Length + 5);
        var events = await _platform.StreamAsync(Question, name =>
        {
            if (name == "delta")
            {
                gate.Open();
            }
        });

        // The gate opens for the first sentence alone: had it waited for the rest, there would be no end.
        events.Count(item => item.Name == "delta").ShouldBe(2);
        events[1].Data.Text("text").ShouldBe(First.Trim() + " [1]");
    }

    [Fact]
    public async Task Ask_OneTurn_ReportsTheTokensOfAllCallsAndStoresThem()
    {
        var answer = await _platform.AskAsync(Question);
        var used = answer.GetProperty("tokens_used");
        var turn = (await _platform.TurnsAsync(answer.Text("session_id"))).ShouldHaveSingleItem();

        used.GetProperty("call_count").GetInt32().ShouldBe(3);
        used.GetProperty("total_tokens").GetInt32().ShouldBe(used.GetProperty("prompt_tokens").GetInt32() + used.GetProperty("completion_tokens").GetInt32());
        used.GetProperty("prompt_tokens").GetInt32().ShouldBeGreaterThan(300);
        (turn.PromptTokens, turn.CompletionTokens, turn.CallCount).ShouldBe(
            (used.GetProperty("prompt_tokens").GetInt32(), used.GetProperty("completion_tokens").GetInt32(), 3));
        (turn.Engine, turn.Interrupted, turn.UnsupportedJson).ShouldBe(("llm", false, "[]"));
        turn.Topics.ShouldBe(["experience"]);
        turn.ChunkIds.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Ask_Greeting_GoesThroughTheModelAndCountsAsAnswered()
    {
        _platform.Script.Intent = _ => StubReply.Text("[]");
        _platform.Script.Chat = _ => StubReply.Text("Hello!");
        var answer = await _platform.AskAsync("Hi there");

        answer.Text("answer").ShouldBe("Hello!");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        (await _platform.ItemsAsync("unanswered")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_CourtesiesOnlyOnARealQuestion_IsUnansweredAndRecordedOnce()
    {
        _platform.Script.Chat = _ => StubReply.Text("The documents do not say that.");
        var answer = await _platform.AskAsync("What is her favourite opera?");

        answer.Text("engine").ShouldBe("llm");
        answer.GetProperty("answered").GetBoolean().ShouldBeFalse();
        (await _platform.ItemsAsync("unanswered")).ShouldHaveSingleItem().Text("question").ShouldBe("What is her favourite opera?");
    }

    [Theory]
    [InlineData("""["experience","gossip","EXPERIENCE","skills"]""", "experience,skills")]
    [InlineData("""{"topics":["education"]}""", "education")]
    [InlineData("""Here you are: ```json ["skills"] ```""", "skills")]
    [InlineData("""["gossip"]""", "experience")]
    [InlineData("I think it is about her work.", "experience")]
    public async Task Intent_Replies_AreKeptToKnownTopicsElseFoundLocally(string reply, string topics)
    {
        _platform.Script.Intent = _ => StubReply.Text(reply);
        var events = await _platform.StreamAsync("What did Anna work on at Nordwind?");

        string.Join(',', events[0].Data.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString())).ShouldBe(topics);
        _platform.Stub.Of(LlmOperation.Intent).Count.ShouldBe(1, "a visitor waits: nothing is asked again");
    }
}
