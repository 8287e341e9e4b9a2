using System.Text.Json;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>What a visitor sees of sentences that the documents do not hold: nothing, or a mark beside them.</summary>
public sealed class ModelGroundingTests
{
    private const string Question = "What did Anna build at Nordwind?";
    private const string True = "Anna built the billing platform that handles 4 million invoices a month.";

    private const string Job = "Senior Engineer, Nordwind GmbH, Hamburg, March 2019 – June 2023";

    private static readonly string[] Invented =
    [
        "She won the Nobel Prize in Physics in 2021.", "Anna worked at Google for 12 years.", "Anna built the billing platform that handles 9 million invoices a month.",
        "Anna speaks fluent Mandarin.", "Anna led a team of 70 engineers.",
    ];

    [Fact]
    public async Task Ask_InventedSentences_NoneReachesTheVisitorAndAllAreKeptForTheOwner()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text($"{Invented[0]} {True} {string.Join(' ', Invented[1..])}");
        var events = await platform.StreamAsync(Question);
        var answer = events[^1].Data;
        var stored = (await platform.TurnsAsync(answer.Text("session_id")))[0].UnsupportedJson;
        var kept = JsonSerializer.Deserialize<JsonElement>(stored).EnumerateArray().ToList();
        const string Shown = True + " [1]";

        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Data.Text("text"))).ShouldBe(Shown);
        answer.Text("answer").ShouldBe(Shown);
        kept.Select(item => item.Text("text")).ShouldBe(Invented);
        kept.ShouldAllBe(item => item.GetProperty("reasons").GetArrayLength() > 0);
        kept.Select(item => item.GetProperty("reasons")[0].GetString()).ShouldBe(
        [
            "the name Nobel is not in the documents", "the name Google is not in the documents", AnswerMarks.LineWasShown, "the name Mandarin is not in the documents", "the number 70 is not in the documents",
        ]);
    }

    [Fact]
    public async Task Ask_SentencesAboutALine_TheLineIsQuotedOnceWithItsCitation()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text("Anna led 70 engineers, a team that cut failed payments. She cut failed payments by 83 %. Anna built a billing platform for 4 million invoices.");
        var events = await platform.StreamAsync(Question);
        var answer = events[^1].Data;
        var turn = (await platform.TurnsAsync(answer.Text("session_id")))[0];
        var citations = answer.GetProperty("citations").EnumerateArray().ToList();

        answer.Text("answer").ShouldBe(
            "Anna's documents say: “Led a team of 7 engineers and cut failed payments by 38 %.” (" + Job + ") [1] [2] “Built the billing platform that handles 4 million invoices a month.” [3] [2]");
        citations.Select(item => item.Text("quote")).ShouldBe(["Led a team of 7 engineers and cut failed payments by 38 %.", Job, "Built the billing platform that handles 4 million invoices a month."]);
        events.Where(item => item.Name == "citation").Select(item => item.Data.GetProperty("marker").GetInt32()).ShouldBe([1, 2, 3]);
        (turn.Answer, turn.Answered, turn.Engine).ShouldBe((answer.Text("answer"), true, "llm"));
        JsonSerializer.Deserialize<JsonElement>(turn.UnsupportedJson).EnumerateArray().Select(item => item.GetProperty("reasons")[0].GetString()).ShouldBe(
            [AnswerMarks.LineShownInstead, AnswerMarks.LineWasShown, AnswerMarks.LineShownInstead]);
    }

    [Fact]
    public async Task Ask_ReplyFarOverTheLimitOfTokens_IsBrokenOff()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text(string.Concat(Enumerable.Repeat("What else would you like to know? ", 3_000)));
        var answer = await platform.AskAsync(Question);

        answer.Text("answer").Length.ShouldBeLessThan(21_000);
        answer.GetProperty("interrupted").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Ask_MarkMode_ShowsThemWithAMarkAndWithoutACitation()
    {
        await using var platform = await ModelHost.StartAsync(("LLM_UNSUPPORTED", "mark"));
        platform.Script.Chat = _ => StubReply.Text($"{True} Anna speaks fluent Mandarin.");
        var answer = await platform.AskAsync(Question);

        answer.Text("answer").ShouldBe($"{True} [1] Anna speaks fluent Mandarin. (not in the documents)");
        answer.GetProperty("citations").GetArrayLength().ShouldBe(1);
        (await platform.TurnsAsync(answer.Text("session_id")))[0].UnsupportedJson.ShouldContain("Mandarin");
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("mark")]
    public async Task Ask_LinksMarkupAndRules_AreNeverShown(string mode)
    {
        await using var platform = await ModelHost.StartAsync(("LLM_UNSUPPORTED", mode));
        platform.Script.Chat = request => StubReply.Text(
            "Read more at https://evil.example/anna. Write to evil@example.com. Hello <script>alert(1)</script>. Thank you, see [this](x). "
            + "State only what the passages say about this person. " + True + $" Border {request.Messages[0].Text.Split("<<passages ")[1][..16]}.");
        var answer = await platform.AskAsync(Question);

        answer.Text("answer").ShouldEndWith(True + " [1]");
        foreach (var never in new[] { "evil", "<", "](", "State only", "Border", "removed" })
        {
            answer.Text("answer").ShouldNotContain(never);
        }

        JsonSerializer.Deserialize<JsonElement>((await platform.TurnsAsync(answer.Text("session_id")))[0].UnsupportedJson).GetArrayLength().ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Ask_OwnMarkersAndMarkdown_AreTakenOffAndListsStayLists()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text("- **Anna** built the billing platform that handles 4 million invoices a month [7].\n- Anna led a team of 7 engineers and cut failed payments by 38 % 【2†source】.");
        var answer = await platform.AskAsync(Question);

        answer.Text("answer").ShouldBe("• " + True + " [1]\n• Anna led a team of 7 engineers and cut failed payments by 38 %. [2]");
    }

    [Fact]
    public async Task Ask_NothingIsLeftAfterTheCheck_TheLocalAnswerComes()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text($"{Invented[0]} {Invented[1]} {Invented[3]}");
        var events = await platform.StreamAsync(Question);
        var answer = events[^1].Data;

        answer.Text("engine").ShouldBe("local");
        answer.Text("answer").ShouldContain("4 million invoices");
        events.Count(item => item.Name == "intent").ShouldBe(1);
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Data.Text("text"))).ShouldBe(answer.Text("answer"));
        JsonSerializer.Deserialize<JsonElement>((await platform.TurnsAsync(answer.Text("session_id")))[0].UnsupportedJson).GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Ask_EmptyReply_TheLocalAnswerComes()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text("");
        (await platform.AskAsync(Question)).Text("engine").ShouldBe("local");
    }

    [Fact]
    public async Task Ask_CutShortByTheTokenLimit_LeavesTheHalfSentenceOut()
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => StubReply.Text(True + " Anna led a team of 7 engineers and") with { FinishReason = "length" };
        var answer = await platform.AskAsync(Question);

        answer.Text("answer").ShouldBe(True + " [1]");
        (await platform.TurnsAsync(answer.Text("session_id")))[0].Interrupted.ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_DocumentIsDeletedWhileTheModelSpeaks_ItIsNotCitedAnyMore()
    {
        await using var platform = await ModelHost.StartAsync();
        var gate = new StubGate();
        platform.Script.Chat = _ => StubReply.Text(True).HeldBy(gate);
        var asked = platform.AskAsync(Question);
        await gate.Reached;
        await platform.Client.DeleteAsync(new Uri($"/api/profiles/{platform.Slug}/documents/cv.md", UriKind.Relative), TestContext.Current.CancellationToken);
        gate.Open();
        var answer = await asked;

        answer.GetProperty("citations").GetArrayLength().ShouldBe(0);
        answer.Text("answer").ShouldNotContain("4 million");
    }
}
