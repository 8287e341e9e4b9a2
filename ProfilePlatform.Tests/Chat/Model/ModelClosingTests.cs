using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>A profile that is switched off in the middle of a turn.</summary>
public sealed class ModelClosingTests
{
    private const string Question = "What did Anna build at Nordwind?";
    private const string First = "Anna built the billing platform that handles 4 million invoices a month. ";

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task Profile_SwitchedOffWhileTheModelSpeaks_TheTurnEndsAndNothingMoreIsShown(int after)
    {
        await using var platform = await ModelHost.StartAsync(("LLM_UNSUPPORTED", "mark"));
        var gate = new StubGate();
        platform.Script.Chat = _ => StubReply.Text(First + "Anna led a team of 7 engineers and cut failed payments by 38 %. She won a prize. Thank you.").HeldBy(gate, after);
        var seen = new TaskCompletionSource();
        var asked = platform.StreamAsync(Question, name =>
        {
            if (name == "delta")
            {
                seen.TrySetResult();
            }
        });
        await gate.Reached;
        await (after > 0 ? seen.Task : Task.CompletedTask);
        await platform.Client.PatchAsync($"/api/profiles/{platform.Slug}/status", new { enabled = false });
        gate.Open();
        var events = await asked;
        var turn = await LastTurnAsync(platform);
        var (status, _) = await platform.PostAsync(Question);

        events[^1].Name.ShouldBe("error");
        events[^1].Data.ToString().ShouldContain("takes no questions any more");
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Data.Text("text"))).ShouldBe(after == 0 ? "" : First.Trim() + " [1]");
        events.ShouldNotContain(item => item.Name == "followups");
        (turn!.Interrupted, turn.Answer).ShouldBe((true, after == 0 ? "" : First.Trim() + " [1]"));
        platform.Stub.Of(LlmOperation.FollowUps).ShouldBeEmpty();
        status.ShouldBe(404);
    }

    private static async Task<ChatTurn?> LastTurnAsync(ModelHost platform)
    {
        await using var db = await platform.Host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return db.Set<ChatTurn>().OrderByDescending(turn => turn.CreatedAt).FirstOrDefault();
    }
}
