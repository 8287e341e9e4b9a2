using System.Text.Json;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Web.Features.Chat.Archive;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class ArchiveMarkupTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task ArchivedTurn_HostileText_StaysTextEverywhere()
    {
        var page = await Rendering.RenderAsync<ArchivedTurn>(("Turn", new ChatTurn
        {
            SessionId = "s",
            Question = Hostile,
            Answer = Hostile,
            Answered = true,
            Topics = [Hostile],
            ChunkIds = [Hostile],
            Helpful = false,
            FeedbackComment = Hostile,
            UnsupportedJson = JsonSerializer.Serialize(new[] { new { text = Hostile, reasons = new[] { Hostile } } }),
        }));

        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.QuerySelector(".said")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".reason")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".verdict")!.TextContent.ShouldContain(Hostile);
    }

    [Fact]
    public async Task ArchivedTurn_HeldBackAndMarked_AreToldApart()
    {
        var page = await Rendering.RenderAsync<ArchivedTurn>(("Turn", new ChatTurn
        {
            SessionId = "s",
            Question = "Boats?",
            Answer = "She owns 3 boats. (not in the documents)",
            Answered = true,
            Engine = "llm",
            PromptTokens = 1_200,
            CompletionTokens = 80,
            CallCount = 3,
            UnsupportedJson = """[{"text":"She owns 3 boats.","reasons":["3 stands nowhere."]},{"text":"She sails.","reasons":[]},{"text":"She rows.","reasons":["the line of the documents that it speaks of was shown instead"]}]""",
        }));

        var notes = page.QuerySelectorAll(".held");
        notes.Select(note => note.QuerySelector(".head")!.TextContent).ShouldBe(
        [
            "Held back: 1 sentence that your documents do not support",
            "Quoted instead: 1 sentence not in your documents’ own words",
            "Shown with a mark: 1 sentence that your documents do not support",
        ]);
        page.QuerySelector(".facts")!.TextContent.ShouldContain("1,280 tokens in 3 calls");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,{\"text\":5},null]")]
    [InlineData("[{\"text\":\"\\ud800\"}]")]
    public async Task ArchivedTurn_OddStoredSentences_AreLeftOut(string json)
    {
        var page = await Rendering.RenderAsync<ArchivedTurn>(("Turn", new ChatTurn { SessionId = "s", Question = "?", UnsupportedJson = json, CitationsJson = json }));

        page.QuerySelectorAll(".held").ShouldBeEmpty();
        page.QuerySelector(".answer")!.TextContent.ShouldContain("This answer was not finished.");
    }
}
