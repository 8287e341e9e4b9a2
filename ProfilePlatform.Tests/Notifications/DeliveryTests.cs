using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Sending;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>What goes wrong between the outbox and a provider over HTTP: nothing is lost, and what was confirmed is not sent again.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private DeliveryBench _bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await DeliveryBench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Lead_GoesOutOnce_WithItsConversation()
    {
        await _bench.LeadAsync();
        var worker = _bench.Worker();
        await worker.RunAsync(null, Token);
        await worker.RunAsync(null, Token);
        _bench.Time.Advance(TimeSpan.FromDays(1));
        await worker.RunAsync(null, Token);

        var mail = _bench.Receiver.All.ShouldHaveSingleItem();
        (mail.Path, mail.Authorization).ShouldBe(("/v3/mail/send", "Bearer SG.secret"));
        var json = mail.Json;
        json.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString().ShouldBe(DeliveryBench.OwnerEmail);
        json.GetProperty("subject").GetString().ShouldBe("New lead for Ana Duarte: Kim");
        json.GetProperty("content")[0].GetProperty("value").GetString()!.ShouldContain("https://people.example.org/owner/ana/conversations/4f1c");
        json.GetProperty("content")[1].GetProperty("value").GetString()!.ShouldContain("https://people.example.org/owner/ana/conversations/4f1c");
        var one = await _bench.OneAsync();
        one.State.ShouldBe(DeliveryState.Sent);
        json.GetProperty("headers").GetProperty("Message-ID").GetString().ShouldBe($"<{one.Id:N}@example.org>");
        json.GetProperty("headers").GetProperty("List-Unsubscribe-Post").GetString().ShouldBe("List-Unsubscribe=One-Click");
        var token = json.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!.Split("?t=")[1].TrimEnd('>');
        _bench.Links.Read(token).ShouldBe((_bench.Owner, NotificationKinds.Lead));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task Fault_ThatMayPass_IsTriedAgainLater(int status)
    {
        _bench.Receiver.Answer(status);
        await _bench.LeadAsync();
        var worker = _bench.Worker();
        await worker.RunAsync(null, Token);
        await worker.RunAsync(null, Token);

        _bench.Receiver.All.Count.ShouldBe(1, "not before it is due");
        var waiting = await _bench.OneAsync();
        (waiting.State, waiting.Attempts).ShouldBe((DeliveryState.Waiting, 1));
        waiting.Fault.ShouldContain(status.ToString(System.Globalization.CultureInfo.InvariantCulture));

        _bench.Receiver.Answer(202);
        _bench.Time.Advance(TimeSpan.FromSeconds(31));
        await worker.RunAsync(null, Token);
        _bench.Receiver.Confirmed.Count.ShouldBe(1);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Sent);
        _bench.Receiver.All.Select(request => request.Json.GetProperty("headers").GetProperty("Message-ID").GetString()).Distinct().Count().ShouldBe(1, "each try is the same message");
    }

    [Fact]
    public async Task RetryAfter_IsWaitedFor()
    {
        _bench.Receiver.Answer(429);
        _bench.Receiver.Headers["Retry-After"] = "3600";
        await _bench.LeadAsync();
        await _bench.Worker().RunAsync(null, Token);

        (await _bench.OneAsync()).DueAt.ShouldBe(_bench.Time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Receiver_Hanging_IsGivenUpAndTriedAgain()
    {
        _bench.Receiver.Hang();
        await _bench.LeadAsync();
        await _bench.ImpatientWorker().RunAsync(null, Token);
        (await _bench.OneAsync()).Fault.ShouldBe("The service did not answer in time.");

        _bench.Receiver.Script = (_, _) => Task.FromResult<int?>(null);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.Worker().RunAsync(null, Token);
        (await _bench.OneAsync()).Fault.ShouldBe("The connection to the service broke.");

        _bench.Receiver.Answer(200);
        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        await _bench.Worker().RunAsync(null, Token);
        _bench.Receiver.Confirmed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fault_ThatStays_IsGivenUpForAllToSee()
    {
        _bench.Receiver.Answer(500);
        await _bench.LeadAsync();
        for (var i = 0; i < Backoff.MostAttempts + 3; i++)
        {
            await _bench.Worker().RunAsync(null, Token);
            _bench.Time.Advance(TimeSpan.FromHours(3));
        }

        _bench.Receiver.All.Count.ShouldBe(Backoff.MostAttempts);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Failed);
        var shown = (await new NoticeHistory(_bench.Db.Contexts, _bench.Recipients).OfProfileAsync(_bench.Profile, new(1), Token)).Items.ShouldHaveSingleItem();
        var delivery = shown.Deliveries.ShouldHaveSingleItem();
        (delivery.State, delivery.Fault).ShouldBe((DeliveryState.Failed, "The service has a fault of its own (500)."));
        _bench.Logs.Lines.Count(line => line.Level == LogLevel.Error).ShouldBe(1);
    }

    [Fact]
    public async Task Message_Refused_IsNotTriedAgain()
    {
        _bench.Receiver.Answer(400);
        await _bench.LeadAsync();
        await _bench.Worker().RunAsync(null, Token);
        _bench.Time.Advance(TimeSpan.FromDays(1));
        await _bench.Worker().RunAsync(null, Token);

        _bench.Receiver.All.Count.ShouldBe(1);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Failed);
    }

    [Fact]
    public async Task Workers_ManyAtOnce_SendEachOnce()
    {
        const int leads = 30;
        for (var i = 0; i < leads; i++)
        {
            await _bench.LeadAsync($"Kim {i}", $"kim{i}@example.org");
        }

        var workers = Enumerable.Range(0, 6).Select(_ => _bench.Worker()).ToList();
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(null, Token))));

        var subjects = _bench.Receiver.All.Select(request => request.Json.GetProperty("subject").GetString()).ToList();
        subjects.Count.ShouldBe(leads);
        subjects.Distinct().Count().ShouldBe(leads);
        (await _bench.DeliveriesAsync()).ShouldAllBe(one => one.State == DeliveryState.Sent);
    }

    [Fact]
    public async Task Worker_LostWithItsClaim_IsFollowedByAnotherOnceTheClaimRunsOut()
    {
        await _bench.LeadAsync();
        var claims = new DeliveryClaims(_bench.Db.Contexts, _bench.Db.Writer, _bench.Options, _bench.Time);
        var lost = (await claims.TakeAsync(DeliveryChannels.Email, null, Token)).ShouldHaveSingleItem();

        await _bench.Worker().RunAsync(null, Token);
        _bench.Receiver.All.ShouldBeEmpty("it is somebody's");
        _bench.Time.Advance(_bench.Options.Lease + TimeSpan.FromSeconds(1));
        await _bench.Worker().RunAsync(null, Token);
        _bench.Receiver.Confirmed.Count.ShouldBe(1);

        (await claims.NoteAsync(lost, Core.Notifications.Channels.SendResult.Later("late"), Token)).ShouldBeNull("who comes late changes nothing");
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public async Task Confirmation_ThatCannotBeNoted_IsNotSentAgain()
    {
        await _bench.LeadAsync();
        await _bench.Db.BreakAsync("CREATE TRIGGER full_disk BEFORE UPDATE ON notification_deliveries WHEN NEW.State = 2 BEGIN SELECT RAISE(ABORT, 'full'); END", Token);
        var worker = _bench.Worker();
        await worker.RunAsync(null, Token);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Sending);

        await _bench.Db.BreakAsync("DROP TRIGGER full_disk", Token);
        _bench.Time.Advance(_bench.Options.Lease + TimeSpan.FromSeconds(1));
        await worker.RunAsync(null, Token);

        _bench.Receiver.All.Count.ShouldBe(1);
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    public async Task Receiver_KeptOutMeanwhile_IsNotTold()
    {
        await _bench.LeadAsync();
        await _bench.Db.Writer.WriteAsync(async (db, token) => (await db.Set<User>().SingleAsync(user => user.Id == _bench.Owner, token)).DisabledAt = _bench.Time.GetUtcNow(), Token);
        await _bench.Worker().RunAsync(null, Token);

        _bench.Receiver.All.ShouldBeEmpty();
        (await _bench.OneAsync()).State.ShouldBe(DeliveryState.Dropped);
    }

    [Fact]
    public async Task Logs_HoldNobodysWords()
    {
        _bench.Receiver.Answer(500);
        await _bench.LeadAsync("Sesquipedal", "tom.sesquipedal@example.org", "sesquipedal");
        await _bench.Worker().RunAsync(null, Token);
        _bench.Receiver.Answer(200);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.Worker().RunAsync(null, Token);

        _bench.Logs.Lines.Count.ShouldBe(2);
        _bench.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("sesquipedal", StringComparison.OrdinalIgnoreCase) && !line.Text.Contains(DeliveryBench.OwnerEmail));
    }
}
