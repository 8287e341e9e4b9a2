using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Notifications;

/// <summary>kill -9 while a notice is on its way: the next process sends it, and each receiver confirms it once.</summary>
public sealed class NotificationKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-notices-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Notices_KilledOnTheWay_ArriveOnce()
    {
        await using var receiver = await ReceiverStub.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["PUSHOVER_TOKEN"] = "app", ["PUSHOVER_USER"] = DeliveryBench.AdminKey, ["PUSHOVER_BASE_URL"] = receiver.Address.ToString(), ["NOTIFICATION_SECONDS"] = "2",
        };
        await using (var app = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, Token, settings))
        {
            // The first arrives; the second is on its way when the process ends.
            await RegisterAsync(app, "first");
            await Poll.UntilAsync(() => Task.FromResult(receiver.Confirmed.Count), count => count == 1, Token);
            receiver.Hang();
            await RegisterAsync(app, "second");
            await Poll.UntilAsync(() => Task.FromResult(receiver.All.Count), count => count == 2, Token);
            await app.KillAsync();
        }

        receiver.Answer(200);
        await using (var app = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, Token, settings))
        {
            await Poll.UntilAsync(
                async () => (await app.Client.ReadAsync("/api/me/notifications")).Body.GetProperty("items").EnumerateArray().SelectMany(notice => notice.GetProperty("deliveries").EnumerateArray())
                    .Select(one => one.Text("state")).ToList(), states => states is ["sent", "sent"], Token);
            // Another round of the job finds nothing more to do.
            await RegisterAsync(app, "third");
            await Poll.UntilAsync(() => Task.FromResult(receiver.Confirmed.Count), count => count == 3, Token);
        }

        receiver.Confirmed.Select(request => request.Form["title"]).ShouldBe(["New registration: first", "New registration: second", "New registration: third"]);
    }

    private static async Task RegisterAsync(AppProcess app, string name)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Origin", app.Address.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([new("email", $"{name}@example.org")]);
        using var signedIn = await client.PostAsync(new Uri("/login/local", UriKind.Relative), form, Token);
        (await client.PostAsync("/api/profiles", new { display_name = name })).Status.ShouldBe(201);
    }
}
