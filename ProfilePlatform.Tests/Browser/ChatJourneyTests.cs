using Microsoft.Playwright;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class ChatJourneyTests(BrowserFixture browser)
{
    private const string Chat = "/chat/ananya-kulkundi";

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Question_Answered_OpensItsPassageAndSurvivesAReload(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await page.GotoAsync(Chat);
        await visitor.CheckPageAsync("empty conversation");

        await visitor.AskAsync("Where did you study?");
        (await page.Locator(".turn .answer").InnerTextAsync()).ShouldContain("Kukkarahalli");
        await visitor.CheckPageAsync("answered");

        var marker = page.Locator(".turn .marker").First;
        await marker.ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.Locator("mark").WaitForAsync();
        (await drawer.Locator("h2").InnerTextAsync()).ShouldNotBeEmpty();
        (await page.EvaluateAsync<bool>("!!document.activeElement.closest('dialog')")).ShouldBeTrue("the focus moves in");
        await visitor.CheckPageAsync("passage open");
        await page.Keyboard.PressAsync("Escape");
        await drawer.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.EvaluateAsync<bool>("document.activeElement.classList.contains('marker')")).ShouldBeTrue("the focus goes back");

        await page.Locator("#question").FillAsync("half a thou");
        await page.ReloadAsync();
        await page.Locator(".turn .tools").WaitForAsync();
        (await page.Locator(".turn .answer").InnerTextAsync()).ShouldContain("Kukkarahalli");
        (await page.Locator("#question").InputValueAsync()).ShouldBe("half a thou");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Question_OverACircuit_IsLoggedUnderTheCircuit()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync(Chat);
        var before = await TurnsAsync();
        await visitor.AskAsync("Where did you study?");
        await visitor.AskAsync("Which languages do you speak?");

        // Entries of other visitors may stand between.
        var turns = await Poll.UntilAsync(
            TurnsAsync, lines => lines.Skip(before.Count).GroupBy(line => line.RequestId).Any(circuit => circuit.Count() == 2), TestContext.Current.CancellationToken);
        var circuit = turns.Skip(before.Count).GroupBy(line => line.RequestId).First(circuit => circuit.Count() == 2);
        circuit.Key.ShouldMatch("^[0-9a-f]{12}$");
        circuit.ShouldAllBe(line => line.Actor == "local-admin" && line.Category == "Chat.AnswerPipeline");
    }

    [Fact]
    public async Task Refusal_LooksDifferentAndOffersQuestions()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync(Chat);
        await visitor.AskAsync("What is your favourite colour of submarine?");

        (await visitor.Page.Locator(".refusal").InnerTextAsync()).ShouldContain("Not in Ananya’s documents");
        (await visitor.Page.Locator(".suggestions .chip").CountAsync()).ShouldBeGreaterThan(0);
        await visitor.CheckPageAsync("refused");
    }

    [Fact]
    public async Task NewConversation_CanBeUndone()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync(Chat);
        await visitor.AskAsync("Where did you study?");

        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await page.Locator(".turn").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await page.Locator(".turn .tools").WaitForAsync();
    }

    [Fact]
    public async Task Answer_Judged_KeepsTheJudgement()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync(Chat);
        await visitor.AskAsync("Where did you study?");
        await page.GetByRole(AriaRole.Button, new() { Name = "This answer did not help" }).ClickAsync();
        await page.GetByLabel("What was wrong or missing?").FillAsync("Which year?");
        await page.Locator(".comment button[type=submit]").ClickAsync();
        await page.GetByText("Passed on.").WaitForAsync();
        await page.ReloadAsync();
        await page.Locator("[aria-label='This answer did not help'][aria-pressed=true]").WaitForAsync();
    }

    [Fact]
    public async Task LongQuestion_IsNotSentAndNotLost()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync(Chat);
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var question = new string('a', 2_001);
        await page.Locator("#question").FillAsync(question);
        await page.Locator("#question").PressAsync("Enter");
        await page.Locator("#question-fault:not(:empty)").WaitForAsync();

        (await page.Locator("#question").InputValueAsync()).ShouldBe(question);
        (await page.Locator("[data-count]").InnerTextAsync()).ShouldBe("2,001 / 2,000");
    }

    [Fact]
    public async Task QuestionInTheAddress_IsAskedOnce()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync(Chat + "?q=Where%20did%20you%20study%3F");
        await visitor.Page.Locator(".turn .tools").WaitForAsync();
        visitor.Page.Url.ShouldEndWith(Chat);

        await visitor.Page.ReloadAsync();
        await visitor.Page.Locator(".turn .tools").WaitForAsync();
        (await visitor.Page.Locator(".turn").CountAsync()).ShouldBe(1);
    }

    private Task<IReadOnlyList<LogLine>> TurnsAsync()
    {
        var path = Path.Combine(browser.DataDir, "logs", "chat.log");
        return Task.FromResult<IReadOnlyList<LogLine>>(!File.Exists(path) ? [] :
        [
            .. File.ReadLines(path).Select(LogLine.Parse).OfType<LogLine>().Where(line => line.Message.StartsWith("Turn ", StringComparison.Ordinal)),
        ]);
    }
}
