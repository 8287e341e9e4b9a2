using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>What a turn costs: the visitor's figures are the ledger's, whatever went wrong, and an empty budget costs nothing.</summary>
public sealed class ModelLedgerTests
{
    private const string Question = "What did Anna build at Nordwind?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fine", 3)]
    [InlineData("tools", 4)]
    [InlineData("empty", 3)]
    [InlineData("cut", 2)]
    [InlineData("refused", 2)]
    public async Task Turn_TokensUsed_EqualTheLedger(string course, int calls)
    {
        await using var platform = await ModelHost.StartAsync();
        platform.Script.Chat = _ => course switch
        {
            "tools" => StubReply.ToolCalls(StubToolCall.Of("record_unknown_question", new { question = "x" })),
            "empty" => StubReply.Text("She won the Nobel Prize."),
            "cut" => StubReply.EndAfter("Anna built the billing platform that handles 4 million invoices a month. And then", 80),
            "refused" => StubReply.Status(400),
            _ => StubReply.Text("Anna built the billing platform that handles 4 million invoices a month."),
        };
        var before = await LedgerAsync(platform);
        var used = (await platform.AskAsync(Question)).GetProperty("tokens_used");
        var rows = (await LedgerAsync(platform))[before.Count..];

        used.GetProperty("call_count").GetInt32().ShouldBe(calls);
        rows.Count.ShouldBe(calls);
        used.GetProperty("prompt_tokens").GetInt32().ShouldBe(rows.Sum(row => row.PromptTokens));
        used.GetProperty("completion_tokens").GetInt32().ShouldBe(rows.Sum(row => row.CompletionTokens));
        used.GetProperty("total_tokens").GetInt32().ShouldBe(rows.Sum(row => row.TotalTokens));
        rows.ShouldAllBe(row => row.Slug == platform.Slug);
    }

    [Fact]
    public async Task Turn_BudgetIsUsedUp_IsAnsweredLocallyWithoutACall()
    {
        await using var platform = await ModelHost.StartAsync(("PROFILE_DAILY_TOKENS", "1"));
        var answer = await platform.AskAsync(Question);

        answer.Text("engine").ShouldBe("local");
        answer.GetProperty("answered").GetBoolean().ShouldBeTrue();
        answer.GetProperty("tokens_used").GetProperty("total_tokens").GetInt32().ShouldBe(0);
        platform.Stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_OrdinaryQuestion_UsesNoMoreThanASourceTurn()
    {
        await using var platform = await ModelHost.StartAsync();
        // The provider says nothing, so the tokens are counted here, exactly.
        var chat = platform.Script.Chat;
        platform.Script.Chat = request => chat(request).WithoutUsage();
        platform.Script.Intent = _ => StubReply.Json(new[] { "experience" }).WithoutUsage();
        platform.Script.FollowUps = _ => StubReply.Json(new[] { "Where did Anna study?" }).WithoutUsage();
        var first = await platform.AskAsync(Question);
        var second = await platform.AskAsync("And where did she study?", first.Text("session_id"));

        var totals = new[] { first, second }.Select(answer => answer.GetProperty("tokens_used").GetProperty("total_tokens").GetInt32()).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine("tokens of two turns: " + string.Join(", ", totals));
        totals.ShouldAllBe(total => total > 500 && total < 2_000);
    }

    private static async Task<List<UsageEntry>> LedgerAsync(ModelHost platform)
    {
        await using var db = await platform.Host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<UsageEntry>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token);
    }
}
