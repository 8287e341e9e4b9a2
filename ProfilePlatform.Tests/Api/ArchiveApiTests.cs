using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

public sealed class ArchiveApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private string _slug = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Conversations => $"/api/profiles/{_slug}/conversations";

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _slug = await _host.Admin.PublishAnnaAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task List_NoConversation_IsEmpty()
    {
        var (status, list) = await _host.Admin.ReadAsync(Conversations);

        status.ShouldBe(200);
        list.GetProperty("items").GetArrayLength().ShouldBe(0);
        list.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task List_TheOneLastSpokenIn_StandsFirstWithItsCounts()
    {
        var first = await AskAsync("Where did Anna study?");
        var second = await AskAsync("What did Anna build at Nordwind?");
        await AskAsync("What is her favourite submarine colour?", first);
        await ChangeAsync(first, 1, turn =>
        {
            turn.Engine = "llm";
            turn.UnsupportedJson = """[{"text":"She flew to the moon.","reasons":["No passage says so."]},{"text":"Twice."},7]""";
        });

        var (_, list) = await _host.Admin.ReadAsync(Conversations);
        var items = list.GetProperty("items");

        items.EnumerateArray().Select(item => item.Text("session_id")).ShouldBe([first, second]);
        items[0].Text("first_question").ShouldBe("Where did Anna study?");
        items[0].GetProperty("turns").GetInt32().ShouldBe(2);
        items[0].GetProperty("unanswered").GetInt32().ShouldBe(1);
        items[0].GetProperty("unsupported").GetInt32().ShouldBe(2);
        items[0].Text("engine").ShouldBe("mixed");
        items[0].GetProperty("last_turn_at").GetDateTimeOffset().ShouldBeGreaterThan(items[0].GetProperty("started_at").GetDateTimeOffset());
        items[1].Text("engine").ShouldBe("local");
        items[1].GetProperty("unsupported").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task List_Pages_FollowEachOther()
    {
        for (var i = 0; i < 3; i++)
        {
            await AskAsync("Hello");
        }

        var (_, list) = await _host.Admin.ReadAsync(Conversations + "?page=2&page_size=2");

        list.GetProperty("items").GetArrayLength().ShouldBe(1);
        list.GetProperty("total").GetInt32().ShouldBe(3);
        list.GetProperty("page").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task List_Filters_LeaveConversationsWithATurnThatFitsAllOfThem()
    {
        var good = await AskAsync("Where did Anna study?");
        var open = await AskAsync("What is her favourite submarine colour, 100 %?");
        await _host.Admin.PostAsync($"/api/profiles/{_slug}/chat/{good}/feedback", new { turn = 1, helpful = true, comment = "Thanks a lot" });
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        foreach (var (query, expected) in new (string, string[])[]
        {
            ("?q=STUDY", [good]), ("?q=thanks", [good]), ("?q=0%20%25", [open]), ("?q=%25%25", []), ("?answered=no", [open]), ("?answered=yes", [good]), ("?feedback=helpful", [good]),
            ("?feedback=not-helpful", []), ("?topic=education", [good]), ("?topic=awards", []), ("?answered=yes&topic=education&feedback=helpful", [good]), ("?answered=no&topic=education", []),
            ($"?from={today}", [open, good]), ("?to=2020-01-01", []), ("?to=9999-12-31", [open, good]), ("?q=&answered=&topic=", [open, good]),
        })
        {
            var (status, list) = await _host.Admin.ReadAsync(Conversations + query);
            status.ShouldBe(200, query);
            list.GetProperty("items").EnumerateArray().Select(item => item.Text("session_id")).ShouldBe(expected, customMessage: query);
        }

        foreach (var query in new[] { "?answered=maybe", "?feedback=1", "?topic=cats", "?from=yesterday", "?to=2026-13-01" })
        {
            (await _host.Admin.ReadAsync(Conversations + query)).Status.ShouldBe(400, query);
        }
    }

    [Fact]
    public async Task Export_OfWhatAFilterLeaves_RunsNothing()
    {
        await AskAsync("Where did Anna study?");
        await AskAsync("=HYPERLINK(\"http://example.org\") submarine");
        var csv = await _host.Admin.GetStringAsync(new Uri(Conversations + "?format=csv&q=hyperlink", UriKind.Relative), Token);
        csv.ShouldStartWith("session_id,turn,asked_at,question,answer");
        csv.ShouldContain("'=HYPERLINK");
        csv.ShouldNotContain("Where did Anna study?");

        var book = new NPOI.XSSF.UserModel.XSSFWorkbook(
            new MemoryStream(await _host.Admin.GetByteArrayAsync(new Uri(Conversations + "?format=xlsx", UriKind.Relative), Token)));
        var sheet = book.GetSheetAt(0);
        (sheet.LastRowNum, sheet.GetRow(1).GetCell(3).CellType).ShouldBe((2, NPOI.SS.UserModel.CellType.String));
        sheet.GetRow(2).GetCell(8).StringCellValue.ShouldBe("cv.md");
    }

    [Fact]
    public async Task Read_AConversation_HasAllOfEachTurn()
    {
        var session = await AskAsync("What did Anna build at Nordwind?");
        await _host.Admin.PostAsync($"/api/profiles/{_slug}/chat/{session}/feedback", new { turn = 1, helpful = false, comment = "Which year?" });
        await ChangeAsync(session, 1, turn =>
        {
            (turn.PromptTokens, turn.CompletionTokens, turn.CallCount, turn.Interrupted) = (1_200, 80, 3, true);
            turn.UnsupportedJson = """[{"text":"She flew to the moon.","reasons":["No passage says so.","It names a place."]}]""";
        });

        var (status, read) = await _host.Admin.ReadAsync($"{Conversations}/{session}");
        var turn = read.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

        status.ShouldBe(200);
        read.Text("session_id").ShouldBe(session);
        turn.GetProperty("turn").GetInt32().ShouldBe(1);
        turn.Text("question").ShouldBe("What did Anna build at Nordwind?");
        turn.Text("answer").ShouldContain("[1]");
        turn.GetProperty("citations")[0].Text("document").ShouldBe("cv.md");
        turn.GetProperty("topics").GetArrayLength().ShouldBeGreaterThan(0);
        turn.GetProperty("chunk_ids").GetArrayLength().ShouldBeGreaterThan(0);
        turn.Text("engine").ShouldBe("local");
        turn.GetProperty("answered").GetBoolean().ShouldBeTrue();
        turn.GetProperty("interrupted").GetBoolean().ShouldBeTrue();
        turn.GetProperty("tokens_used").GetProperty("total_tokens").GetInt32().ShouldBe(1_280);
        turn.GetProperty("feedback").GetProperty("helpful").GetBoolean().ShouldBeFalse();
        turn.GetProperty("feedback").Text("comment").ShouldBe("Which year?");
        var held = turn.GetProperty("unsupported").EnumerateArray().ShouldHaveSingleItem();
        held.Text("text").ShouldBe("She flew to the moon.");
        held.GetProperty("reasons").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Read_OfAnother_IsMissingAlike()
    {
        var session = await AskAsync("Hello");
        using var owner = await _host.SignInAsync("ida@example.org", Token);
        (await owner.PostAsync("/api/profiles", new { display_name = "Ida Noor" })).Status.ShouldBe(201);
        using var visitor = await _host.SignInAsync("", Token);

        foreach (var client in new[] { owner, visitor })
        {
            (await client.ReadAsync(Conversations)).Status.ShouldBe(404);
            (await client.ReadAsync($"{Conversations}/{session}")).Status.ShouldBe(404);
        }

        (await owner.ReadAsync($"/api/profiles/ida-noor/conversations/{session}")).Status.ShouldBe(404, "a session of another profile is none of this one");
        (await owner.ReadAsync("/api/profiles/ida-noor/conversations")).Body.GetProperty("total").GetInt32().ShouldBe(0);
        (await _host.Admin.ReadAsync($"{Conversations}/no-such-session")).Status.ShouldBe(404);
    }

    private async Task<string> AskAsync(string message, string? session = null)
    {
        var (status, answer) = await _host.Admin.PostAsync($"/api/profiles/{_slug}/chat", new { message, session_id = session });
        status.ShouldBe(200);
        return answer.Text("session_id");
    }

    private Task ChangeAsync(string session, int number, Action<ChatTurn> change) =>
        _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) => change(await db.Set<ChatTurn>().SingleAsync(turn => turn.SessionId == session && turn.Number == number, token)), Token);
}
