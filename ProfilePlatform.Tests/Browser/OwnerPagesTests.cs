using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class OwnerPagesTests(BrowserFixture browser)
{
    private const string Owner = "/owner/ananya-kulkundi";

    [Theory]
    [InlineData(1280, ColorScheme.Light, "catalina-nancupil")]
    [InlineData(390, ColorScheme.Dark, "lerato-mokoatle")]
    public async Task Voice_WrittenSavedTakenBack_LosesNothing(int width, ColorScheme scheme, string slug)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await OpenAsync(page, $"/owner/{slug}/voice");
        await visitor.CheckPageAsync("voice untouched");
        var tone = page.GetByLabel("Tone");
        var platforms = await tone.InputValueAsync();
        platforms.ShouldNotBeEmpty();

        await tone.FillAsync(new string('a', 501));
        await page.Locator(".count.over").WaitForAsync();
        await SaveAsync(page);
        await page.GetByText("Must not be longer than 500 characters.").WaitForAsync();
        (await tone.InputValueAsync()).Length.ShouldBe(501, "what was typed stays");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("voice-tone", "the focus goes to the fault");
        await visitor.CheckPageAsync("voice with a fault");

        await tone.FillAsync("Dry, with figures.");
        await page.GetByLabel("Welcome").FillAsync("Good day. Ask about my work.");
        await SaveAsync(page);
        await page.GetByText("Saved. Visitors meet it from now on.").WaitForAsync();
        await page.Locator(".list .tag.live:visible").WaitForAsync();
        await page.GotoAsync($"/chat/{slug}");
        (await page.Locator(".welcome p").First.InnerTextAsync()).ShouldBe("Good day. Ask about my work.");

        await OpenAsync(page, $"/owner/{slug}/voice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore the platform’s texts" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).WaitForAsync();
        await visitor.CheckPageAsync("restore asked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Assertions.Expect(tone).ToHaveValueAsync(platforms);
        await page.GetByText("Version 1", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this version: 1" }).ClickAsync();
        await Assertions.Expect(tone).ToHaveValueAsync("Dry, with figures.");
        await visitor.CheckPageAsync("voice with versions");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Voice_TwoTabs_TellTheSecondAndKeepItsWords()
    {
        await using var visitor = await browser.VisitAsync();
        var first = visitor.Page;
        var second = await first.Context.NewPageAsync();
        await OpenAsync(first, "/owner/renata-figueiral/voice");
        await OpenAsync(second, "/owner/renata-figueiral/voice");
        await first.GetByLabel("Tone").FillAsync("From the first tab.");
        await SaveAsync(first);
        await first.GetByText("Saved.").WaitForAsync();

        await second.GetByLabel("Tone").FillAsync("From the second tab.");
        await SaveAsync(second);
        await second.GetByText("Yours are still in the boxes").WaitForAsync();
        (await second.GetByLabel("Tone").InputValueAsync()).ShouldBe("From the second tab.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save mine over them" }).ClickAsync();
        await second.GetByText("Saved.").WaitForAsync();
        await Assertions.Expect(second.Locator(".list li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Voice_LeftUnsaved_AsksFirstAndKeepsTheDraft()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await OpenAsync(page, Owner + "/voice");
        await page.GetByLabel("Persona").PressSequentiallyAsync("Half a thou");
        await page.GetByText("Not saved yet").WaitForAsync();
        var typed = await page.GetByLabel("Persona").InputValueAsync();
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };
        await page.ReloadAsync();

        (await asked.Task).ShouldBe("beforeunload");
        await Assertions.Expect(page.GetByLabel("Persona")).ToHaveValueAsync(typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo changes" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Persona")).Not.ToHaveValueAsync(typed);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Conversation_OfAVisitor_IsReadWithItsProofAndWhatWasHeldBack(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        const string question = "Where did you study?";
        await page.GotoAsync("/chat/ananya-kulkundi");
        await visitor.AskAsync(question);
        await visitor.AskAsync("What is your favourite colour of submarine?");
        await HoldBackAsync(question);

        await page.GotoAsync(Owner + "/conversations");
        await visitor.CheckPageAsync("conversations");
        await page.GetByRole(AriaRole.Link, new() { Name = question }).First.ClickAsync();
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await page.Locator(".turn").CountAsync()).ShouldBe(2);
        (await page.Locator(".held .head").InnerTextAsync()).ShouldBe("Held back: 1 sentence that your documents do not support");
        (await page.Locator(".held").InnerTextAsync()).ShouldContain("<b>moon</b>");
        (await page.Locator(".turn .refusal").CountAsync()).ShouldBe(1);
        await visitor.CheckPageAsync("a conversation");
        await page.Locator(".turn .marker").First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("mark").WaitForAsync();
        await visitor.CheckPageAsync("its proof");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".turn summary").First.ClickAsync();
        await page.Locator(".turn .passage").First.WaitForAsync();
        await visitor.CheckPageAsync("its passages");

        await page.GotoAsync(Owner + "/conversations?q=submarine&answered=no");
        await page.GetByRole(AriaRole.Link, new() { Name = question }).First.WaitForAsync();
        await visitor.CheckPageAsync("filtered");
        await page.GetByLabel("Words").FillAsync("<b>nobody</b> said this");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "None of them" }).WaitForAsync();
        (await page.GetByLabel("Words").InputValueAsync()).ShouldBe("<b>nobody</b> said this");
        await page.GotoAsync(Owner + "/conversations?from=yesterday");
        await page.GetByText("from: Must be a day").WaitForAsync();
        visitor.CheckFaults();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Models_LocalAdmin_FindsThemFromTheStartPage(int width, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        await visitor.Page.GotoAsync("/owner");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Administration" }).Last.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Models" }).Last.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Operations" }).WaitForAsync();

        (await visitor.Page.Locator(".figures").InnerTextAsync()).ShouldContain("Answers a visitor");
        await visitor.CheckPageAsync("models");
        visitor.CheckFaults();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    /// <summary>As if a model had said something that no document holds; the application runs in a process of its own, without a model.</summary>
    private async Task HoldBackAsync(string question)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(browser.DataDir, "platform.db")};Default Timeout=30");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = database.CreateCommand();
        change.CommandText = """
            UPDATE chat_turns SET Engine = 'llm', PromptTokens = 1200, CompletionTokens = 80, CallCount = 3,
                UnsupportedJson = '[{"text":"I flew to the <b>moon</b>.","reasons":["No passage names the moon."]}]'
            WHERE Id = (SELECT Id FROM chat_turns WHERE Question = $question ORDER BY CreatedAt DESC LIMIT 1)
            """;
        change.Parameters.AddWithValue("$question", question);
        (await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}
