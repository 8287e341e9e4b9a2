using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>Settings, tests, history and the link that ends mails, over HTTP.</summary>
public sealed class NotificationApiTests : IAsyncLifetime
{
    private ReceiverStub _receiver = null!;
    private PlatformHost _host = null!;
    private HttpClient _ana = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await ReceiverStub.StartAsync();
        _host = await PlatformHost.StartAsync(new Dictionary<string, string?>
        {
            ["SENDGRID_API_KEY"] = "SG.secret", ["SENDGRID_BASE_URL"] = _receiver.Address.ToString(), ["MAIL_FROM"] = "notices@example.org", ["PUBLIC_URL"] = "https://people.example.org",
            ["PUSHOVER_TOKEN"] = "app", ["PUSHOVER_BASE_URL"] = _receiver.Address.ToString(),
        }, cancellationToken: Token);
        _ana = await _host.SignInAsync("ana@example.org", Token);
        (await _ana.PostAsync("/api/profiles", new { display_name = "Ana Duarte" })).Status.ShouldBe(201);
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Test_GoesOutByEveryWay_AndAnswersWithWhatCameOfIt()
    {
        (await _ana.PatchAsync("/api/me/notifications/settings", new { pushover_user = DeliveryBench.Key })).Body.GetProperty("pushover_user_set").GetBoolean().ShouldBeTrue();
        var (status, sent) = await _ana.PostAsync("/api/me/notifications/test");

        status.ShouldBe(200);
        sent.GetProperty("deliveries").EnumerateArray().Select(one => one.Text("channel") + " " + one.Text("state")).ShouldBe(["email sent", "pushover sent"], ignoreOrder: true);
        _receiver.Confirmed.Select(request => request.Path).ShouldBe(["/v3/mail/send", "/1/messages.json"], ignoreOrder: true);
        _receiver.Confirmed.Single(request => request.Path == "/v3/mail/send").Body.ShouldNotContain("List-Unsubscribe");

        _receiver.Answer(500);
        (await _ana.PostAsync("/api/me/notifications/test")).Body.GetProperty("deliveries")[0].Text("fault").ShouldBe("The service has a fault of its own (500).");
        for (var i = 0; i < TestNotices.MostAnHour - 2; i++)
        {
            (await _ana.PostAsync("/api/me/notifications/test")).Status.ShouldBe(200);
        }

        (await _ana.PostAsync("/api/me/notifications/test")).Status.ShouldBe(429);
        (await _ana.ReadAsync("/api/me/notifications")).Body.GetProperty("total").GetInt32().ShouldBe(TestNotices.MostAnHour);
    }

    [Fact]
    public async Task Settings_Malformed_AreRefusedAndOthersStay()
    {
        foreach (var body in new object[]
        {
            new { pushover_user = "short" }, new { kinds = new[] { new { kind = "nonsense", email = true } } }, new { kinds = new[] { new { email = true } } },
            new { kinds = Enumerable.Repeat(new { kind = "lead", email = true }, 1_000) }, new { kinds = new object?[] { null } },
        })
        {
            (await _ana.PatchAsync("/api/me/notifications/settings", body)).Status.ShouldBe(400);
        }

        var (_, settings) = await _ana.PatchAsync("/api/me/notifications/settings", new { kinds = new[] { new { kind = "lead", email = false } } });
        var lead = settings.GetProperty("kinds").EnumerateArray().Single(kind => kind.Text("kind") == "lead");
        (lead.GetProperty("email").GetBoolean(), lead.GetProperty("pushover").GetBoolean()).ShouldBe((false, true));
        settings.GetProperty("kinds").EnumerateArray().Select(kind => kind.Text("kind")).ShouldNotContain("registration", "she is no admin");
        (await _host.Admin.ReadAsync("/api/me/notifications/settings")).Status.ShouldBe(409);
        (await _host.Admin.ReadAsync("/api/me/notifications")).Body.GetProperty("items").EnumerateArray().Select(notice => notice.Text("kind")).ShouldBe(["registration"]);
    }

    [Fact]
    public async Task Unsubscribe_ByAMailProgram_EndsThatKindAlone()
    {
        await LeadAsync();
        var mail = await Poll.UntilAsync(() => Task.FromResult(_receiver.Confirmed), all => all.Count > 0, Token);
        var link = new Uri(mail[0].Json.GetProperty("headers").GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>')).PathAndQuery;
        using var program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _host.Address };
        program.DefaultRequestHeaders.Add("Cookie", "other=1");

        using var looked = await program.GetAsync(new Uri(link, UriKind.Relative), Token);
        looked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await _ana.GetStringAsync(looked.Headers.Location, Token);
        page.ShouldContain("No more of these mails");
        (await EmailsAsync()).ShouldContain("lead", "looking changes nothing");

        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await program.PostAsync(new Uri(link, UriKind.Relative), click, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EmailsAsync()).ShouldNotContain("lead");
        (await EmailsAsync()).ShouldContain("budget");

        using var forged = await program.PostAsync(new Uri("/unsubscribe?t=" + new string('x', 80), UriKind.Relative), null, Token);
        forged.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Profile_Removed_TakesItsNoticesAlong()
    {
        await LeadAsync();
        await Poll.UntilAsync(() => Task.FromResult(_receiver.Confirmed), all => all.Count > 0, Token);
        (await _ana.SendAsync(HttpMethod.Delete, "/api/profiles/ana-duarte")).Status.ShouldBe(204);
        (await CountAsync<Notification>()).ShouldBe(0);
        (await CountAsync<Delivery>()).ShouldBe(0);
    }

    [Fact]
    public async Task Account_Erased_TakesNoticesAndChoicesAlong()
    {
        (await _ana.PatchAsync("/api/me/notifications/settings", new { pushover_user = DeliveryBench.Key, kinds = new[] { new { kind = "lead", email = false } } })).Status.ShouldBe(200);
        (await _ana.PostAsync("/api/me/notifications/test")).Status.ShouldBe(200);
        (await CountAsync<PushoverKey>()).ShouldBe(1);
        using var form = new FormUrlEncodedContent([new("email", "ana@example.org")]);
        using var erased = await _ana.PostAsync(new Uri("/account/erase", UriKind.Relative), form, Token);

        (await CountAsync<Notification>() + await CountAsync<Delivery>() + await CountAsync<NoticeChoice>() + await CountAsync<PushoverKey>()).ShouldBe(0);
    }

    private async Task<List<string>> EmailsAsync() => [.. (await _ana.ReadAsync("/api/me/notifications/settings")).Body.GetProperty("kinds").EnumerateArray()
        .Where(kind => kind.GetProperty("email").GetBoolean()).Select(kind => kind.Text("kind"))];

    private async Task LeadAsync()
    {
        var (_, profile) = await _ana.ReadAsync("/api/profiles/ana-duarte");
        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync((db, token) => _host.Services.GetRequiredService<Outbox>().AddAsync(
            db, NotificationKinds.Lead, profile.GetProperty("id").GetGuid(), "lead:x", new { email = "kim@example.org", name = "Kim", notes = "", session_id = "4f1c" }, token), Token);
    }

    private async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<T>().CountAsync(Token);
    }
}
