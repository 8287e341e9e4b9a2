using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Leads;
using ProfilePlatform.Core.Leads.Digest;
using ProfilePlatform.Core.Notifications;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>A week's unanswered questions, once, on Monday.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private DeliveryBench _bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The clock begins at noon of Friday, 20 November 2026.
    public async ValueTask InitializeAsync() => _bench = await DeliveryBench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Week_ThatEnded_IsToldOnce_AlikeQuestionsTogether()
    {
        await AskAsync("Do you sail?", "What is your favourite colour?", "do you sail", "Which sailing boats do you own?", "???", "???");
        (await RunAsync()).ShouldBe(0, "the week is not over");
        _bench.Time.Advance(TimeSpan.FromDays(2.5) + UnansweredDigest.Morning - TimeSpan.FromMinutes(1));
        (await RunAsync()).ShouldBe(0, "nobody is up yet");
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await AskAsync("Do you ski?");
        (await Task.WhenAll(Task.Run(RunAsync), Task.Run(RunAsync))).Sum().ShouldBeGreaterThan(0);
        (await RunAsync()).ShouldBe(0);

        await using var db = await _bench.Db.Contexts.CreateDbContextAsync(Token);
        var told = await db.Set<Notification>().SingleAsync(Token);
        (told.Kind, told.ProfileId).ShouldBe((NotificationKinds.Digest, _bench.Profile));
        var digest = JsonSerializer.Deserialize<DigestNotice>(told.PayloadJson, Outbox.Payload)!;
        (digest.From, digest.Questions).ShouldBe((new DateOnly(2026, 11, 16), 6));
        digest.Groups.ShouldBe([new("Do you sail?", 2), new("???", 2), new("What is your favourite colour?", 1), new("Which sailing boats do you own?", 1)]);

        _bench.Time.Advance(TimeSpan.FromDays(7));
        (await RunAsync()).ShouldBe(1, "the next week has its own");
    }

    private Task<int> RunAsync() =>
        new UnansweredDigest(_bench.Db.Contexts, _bench.Db.Writer, _bench.Outbox, _bench.Time, NullLogger<UnansweredDigest>.Instance).RunAsync(Token);

    private Task AskAsync(params string[] questions) => _bench.Db.Writer.WriteAsync((db, _) =>
    {
        foreach (var (question, number) in questions.Select((question, number) => (question, number)))
        {
            db.Add(new UnansweredQuestion { Id = Core.Storage.Ids.New(_bench.Time), ProfileId = _bench.Profile, Question = question, SessionId = "4f1c", CreatedAt = _bench.Time.GetUtcNow().AddSeconds(number) });
        }

        return Task.CompletedTask;
    }, Token);
}
