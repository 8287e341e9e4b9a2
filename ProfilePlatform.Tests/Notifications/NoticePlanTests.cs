using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>Who is told, and by which way.</summary>
public sealed class NoticePlanTests : IAsyncLifetime
{
    private DeliveryBench _bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await DeliveryBench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Choice_IsHeeded()
    {
        await _bench.Settings.ChangeAsync(_bench.Owner, [new WantedNotice(NotificationKinds.Lead, false, true)], DeliveryBench.Key, Token);
        await _bench.LeadAsync();
        await _bench.Worker().RunAsync(null, Token);

        var push = _bench.Receiver.All.ShouldHaveSingleItem();
        push.Path.ShouldBe("/1/messages.json");
        (push.Form["token"], push.Form["user"], push.Form["title"]).ShouldBe(("app-token", DeliveryBench.Key, "New lead for Ana Duarte: Kim"));
        push.Form["url"].ShouldBe("https://people.example.org/owner/ana/conversations/4f1c");

        await _bench.Settings.ChangeAsync(_bench.Owner, [new WantedNotice(NotificationKinds.Lead, null, false)], null, Token);
        await _bench.LeadAsync("Tom");
        await _bench.Worker().RunAsync(null, Token);
        _bench.Receiver.All.Count.ShouldBe(1, "no way is chosen");
        var history = await new NoticeHistory(_bench.Db.Contexts, _bench.Recipients).OfUserAsync(_bench.Owner, false, new(1), Token);
        history.Items.Select(notice => notice.Deliveries.Count).ShouldBe([0, 1], "it is shown all the same");
    }

    [Fact]
    public async Task Registration_GoesToTheAdminsAndTheirCommonKey()
    {
        await _bench.AddAsync(NotificationKinds.Registration, _bench.Profile, "registration:x", new { name = "Ana", slug = "ana" });
        await _bench.Plan.RunAsync(Token);
        await _bench.Worker().RunAsync(null, Token);

        _bench.Receiver.All.Count.ShouldBe(2);
        _bench.Receiver.All.Single(request => request.Path == "/v3/mail/send").Body.ShouldContain(DeliveryBench.AdminEmail);
        _bench.Receiver.All.Single(request => request.Path == "/1/messages.json").Form["user"].ShouldBe(DeliveryBench.AdminKey);
    }

    [Fact]
    public async Task Budget_OfThePlatform_GoesToTheAdmins_AndOfAProfileToItsOwner()
    {
        await _bench.AddAsync(NotificationKinds.Budget, null, "budget:platform", new { day = "2026-11-20", slug = "", used = 10, limit = 10 });
        await _bench.AddAsync(NotificationKinds.Budget, _bench.Profile, "budget:ana", new { day = "2026-11-20", slug = "ana", used = 10, limit = 10 });
        await _bench.Plan.RunAsync(Token);

        (await _bench.DeliveriesAsync()).Select(one => (one.UserId, one.Channel)).ShouldBe(
            [(_bench.Admin, DeliveryChannels.Email), (null, DeliveryChannels.Pushover), (_bench.Owner, DeliveryChannels.Email)], ignoreOrder: true);
    }

    [Fact]
    public async Task Notice_OfADeletedOrOwnerlessProfile_IsShownOnly()
    {
        await _bench.Db.Writer.WriteAsync(async (db, token) => (await db.Set<Profile>().SingleAsync(token)).DeletedAt = _bench.Time.GetUtcNow(), Token);
        await _bench.LeadAsync();
        await _bench.AddAsync(NotificationKinds.Gap, _bench.Profile, "gap:x", new { question = "Do you sail?" });
        await _bench.Plan.RunAsync(Token);

        (await _bench.DeliveriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Notice_OlderThanAWeek_IsNoNews()
    {
        await _bench.AddAsync(NotificationKinds.Lead, _bench.Profile, "lead:old", new { email = "kim@example.org", name = "", notes = "", session_id = "4f1c" });
        _bench.Time.Advance(DeliveryPlan.Stale + TimeSpan.FromMinutes(1));
        (await _bench.Plan.RunAsync(Token)).ShouldBe(1);
        (await _bench.Plan.RunAsync(Token)).ShouldBe(0, "once");
        (await _bench.DeliveriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_ToldTwice_IsPlannedOnce()
    {
        await _bench.AddAsync(NotificationKinds.Lead, _bench.Profile, "lead:one", new { email = "kim@example.org" });
        await _bench.AddAsync(NotificationKinds.Lead, _bench.Profile, "lead:one", new { email = "kim@example.org" });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _bench.Plan.RunAsync(Token))));
        (await _bench.OneAsync()).Channel.ShouldBe(DeliveryChannels.Email);
    }

    [Fact]
    public void Pauses_GrowToALimitAndAreNotAlike()
    {
        var whole = Enumerable.Range(1, 12).Select(attempt => Backoff.After(attempt, null, 0)).ToList();
        whole.Take(3).ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120)]);
        whole[^1].ShouldBe(TimeSpan.FromHours(2));
        whole.ShouldBe(whole.Order());
        Backoff.After(3, null, 0.999).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
        Backoff.After(1, TimeSpan.FromDays(9), 0).ShouldBe(TimeSpan.FromDays(1));
        Backoff.After(1, TimeSpan.FromSeconds(-5), 0).ShouldBe(TimeSpan.FromSeconds(30));
    }
}
